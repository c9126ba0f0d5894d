import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'node:test';
import { createRealClock, signatureHeader, type FaultSpec } from '../../../src/simulator/index.js';
import {
  CLIENTS,
  fixture,
  form,
  link,
  post,
  put,
  upload,
  wholeFile,
  withServer,
  withSimulator,
  type LoopbackServer,
  type Tested,
} from './support.js';

const VECTOR_BODY = String.raw`{"client_key":"test_client_key","event":"post.publish.publicly_available","create_time":1770210873,"user_openid":"-000TESTOPENID","content":"{\"publish_id\":\"v_pub_file~v2-1.7602997070760331285\",\"publish_type\":\"DIRECT_PUBLISH\",\"post_id\":\"7602997517160123666\"}"}`;

describe('signatureHeader', () => {
  it('signs the test vector', () => {
    assert.equal(
      signatureHeader('test_client_secret', 1_770_210_874, VECTOR_BODY),
      't=1770210874,s=bcb6d25091af8319360ad96c37f107c918a7c97b417e661fe1bf94d0882bf4b2',
    );
  });
});

interface Event {
  readonly event: string;
  readonly content: Record<string, unknown>;
  readonly envelope: Record<string, unknown>;
  readonly signed: boolean;
  readonly time: number;
}

function eventOf({ body, headers }: LoopbackServer['requests'][number], secret: string): Event {
  const envelope = JSON.parse(body.toString('utf8'));
  const [, time = '', signature] = /^t=(\d+),s=([0-9a-f]{64})$/.exec(String(headers['tiktok-signature'])) ?? [];
  const expected = createHmac('sha256', secret).update(`${time}.`).update(body).digest('hex');
  return {
    event: envelope.event,
    content: JSON.parse(envelope.content),
    envelope,
    signed: signature === expected,
    time: Number(time),
  };
}

interface Setting {
  readonly statuses?: readonly number[];
  readonly faults?: readonly FaultSpec[];
}

/** Runs `use` with a simulator whose audited client sends its webhooks to a server that answers with `statuses`, then 200. */
async function withHook(
  { statuses = [], faults = [] }: Setting,
  use: (simulator: Tested, events: () => Event[]) => Promise<void>,
): Promise<void> {
  let answered = 0;
  await withServer(
    (_request, response) => response.writeHead(statuses[answered++] ?? 200).end(),
    async ({ origin, requests }) => {
      await withSimulator({ resolve: { 'app.example.com': origin } }, async (simulator) => {
        simulator.control.patchClient(CLIENTS.audited.key, { webhookUrl: 'https://app.example.com/hook' });
        for (const fault of faults) simulator.control.addFault(fault);
        await use(simulator, () => requests.map((request) => eventOf(request, CLIENTS.audited.secret)));
      });
    },
  );
}

async function publish(simulator: Tested, level = 'PUBLIC_TO_EVERYONE'): Promise<string> {
  const { access_token: token } = await link(simulator);
  return upload(simulator, token, await fixture('clip.mp4'), { privacy_level: level });
}

describe('webhooks', () => {
  it('tell a public post with the documented envelope, signed over the raw body', async () => {
    await withHook({}, async (simulator, events) => {
      const publishId = await publish(simulator);
      await simulator.control.advance(2500);
      await simulator.control.advance(4000);
      assert.deepEqual(
        events().map(({ event }) => event),
        ['post.publish.complete', 'post.publish.publicly_available'],
      );
      assert.ok(events().every(({ signed }) => signed));
      const [complete, open] = events();
      assert.deepEqual(Object.keys(complete?.envelope ?? {}), [
        'client_key',
        'event',
        'create_time',
        'user_openid',
        'content',
      ]);
      assert.equal(complete?.envelope['create_time'], Math.floor(Date.UTC(2026, 9, 1, 12, 0, 2) / 1000));
      assert.match(String(complete?.envelope['user_openid']), /^-000/);
      assert.deepEqual(complete?.content, { publish_id: publishId, publish_type: 'DIRECT_PUBLISH' });
      assert.equal(open?.content['post_id'], simulator.control.state().posts[0]?.postId);
    });
  });

  it('tell failures with their reason', async () => {
    await withHook({ faults: [{ kind: 'fail_post', reason: 'spam_risk_text' }] }, async (simulator, events) => {
      const publishId = await publish(simulator);
      await simulator.control.advance(2500);
      assert.equal(events()[0]?.event, 'post.publish.failed');
      assert.deepEqual(events()[0]?.content, {
        publish_id: publishId,
        publish_type: 'DIRECT_PUBLISH',
        reason: 'spam_risk_text',
      });
    });
  });

  it('tell drafts, and posts that stop being public, in their own spelling', async () => {
    await withHook({}, async (simulator, events) => {
      const bytes = await fixture('clip.mp4');
      const { access_token: token } = await link(simulator);
      const init = await post(simulator, 'post/publish/inbox/video/init/', token, {
        source_info: wholeFile(bytes.length),
      });
      await put(init.json.data.upload_url, bytes, 0, bytes.length);
      await simulator.control.advance(2500);
      simulator.control.postDraft(init.json.data.publish_id);
      await simulator.control.advance(4000);
      simulator.control.setPostPrivacy(init.json.data.publish_id, 'SELF_ONLY');
      await simulator.control.settled();
      assert.deepEqual(
        events().map(({ event, content }) => [event, content['publish_type']]),
        [
          ['post.publish.inbox_delivered', 'INBOX_SHARE'],
          ['post.publish.complete', 'INBOX_SHARE'],
          ['post.publish.publicly_available', 'INBOX_SHARE'],
          ['post.publish.no_longer_publicaly_available', 'INBOX_SHARE'],
        ],
      );
    });
  });

  it('tell a removed authorization with its reason', async () => {
    await withHook({}, async (simulator, events) => {
      await link(simulator);
      simulator.control.removeAuthorization(CLIENTS.audited.key, 'ada', 4);
      const tokens = await link(simulator);
      await form(`${simulator.apiOrigin}/v2/oauth/revoke/`, {
        client_key: CLIENTS.audited.key,
        client_secret: CLIENTS.audited.secret,
        token: tokens.access_token,
      });
      await simulator.control.settled();
      assert.deepEqual(
        events().map(({ event, content }) => [event, content['reason']]),
        [
          ['authorization.removed', 4],
          ['authorization.removed', 5],
        ],
      );
    });
  });

  it('are signed with the time of the machine when the clock was moved ahead of it', async () => {
    await withServer(
      (_request, response) => response.writeHead(200).end(),
      async ({ origin, requests }) => {
        await withSimulator({ resolve: { 'app.example.com': origin }, clock: createRealClock() }, async (simulator) => {
          simulator.control.patchClient(CLIENTS.audited.key, { webhookUrl: 'https://app.example.com/hook' });
          await link(simulator);
          await simulator.control.advance(86_400_000);
          const before = Date.now();
          simulator.control.removeAuthorization(CLIENTS.audited.key, 'ada');
          await simulator.control.settled();
          const [event] = requests.map((request) => eventOf(request, CLIENTS.audited.secret));
          assert.ok(event?.signed);
          assert.ok(event.time >= Math.floor(before / 1000) && event.time <= Date.now() / 1000);
        });
      },
    );
  });

  it('are repeated with doubling waits until they answer 200', async () => {
    await withHook({ statuses: [500, 204, 302] }, async (simulator, events) => {
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      assert.equal(events().length, 1);
      await simulator.control.advance(9999);
      assert.equal(events().length, 1);
      await simulator.control.advance(1);
      assert.equal(events().length, 2);
      await simulator.control.advance(20_000);
      assert.equal(events().length, 3);
      await simulator.control.advance(40_000);
      await simulator.control.advance(86_400_000);
      assert.equal(events().length, 4);
      const [record] = simulator.control.state().webhooks;
      assert.equal(record?.outcome, 'delivered');
      assert.deepEqual(
        record?.attempts.map(({ status }) => status),
        [500, 204, 302, 200],
      );
      assert.ok(
        events().every(({ signed }) => signed),
        'each is signed with its own time',
      );
      assert.equal(new Set(events().map(({ time }) => time)).size, 4);
    });
  });

  it('are given up after 72 hours', async () => {
    await withHook({ statuses: Array.from({ length: 100 }, () => 500) }, async (simulator, events) => {
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      await simulator.control.advance(72 * 3_600_000);
      const [record] = simulator.control.state().webhooks;
      assert.equal(record?.outcome, 'given up');
      const count = events().length;
      assert.ok(count > 10 && count < 20, `${count} attempts`);
      await simulator.control.advance(365 * 86_400_000);
      assert.equal(events().length, count);
    });
  });

  it('of a storm are repeated like a single one, for 72 hours', async () => {
    const faults: readonly FaultSpec[] = [{ kind: 'webhook_storm', count: 50 }];
    await withHook({ statuses: Array.from({ length: 100 }, () => 500), faults }, async (simulator, events) => {
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      assert.equal(events().length, 50);
      for (const [wait, count] of [
        [10_000, 51],
        [20_000, 52],
        [40_000, 53],
      ] as const) {
        await simulator.control.advance(wait - 1);
        assert.equal(events().length, count - 1);
        await simulator.control.advance(1);
        assert.equal(events().length, count);
      }
      assert.equal(simulator.control.state().webhooks[0]?.outcome, 'waiting');
      await simulator.control.advance(72 * 3_600_000);
      assert.equal(simulator.control.state().webhooks[0]?.outcome, 'given up');
      const { attempts = [], createdAt = 0 } = simulator.control.state().webhooks[0] ?? {};
      assert.ok((attempts.at(-1)?.at ?? 0) - createdAt > 36 * 3_600_000, 'the last one comes in the second half');
    });
  });

  it('are not repeated after a reset', async () => {
    let reset: Promise<void> | undefined;
    let control: Tested['control'] | undefined;
    await withServer(
      (_request, response) => {
        reset = control?.reset();
        void reset?.then(() => response.writeHead(500).end());
      },
      async ({ origin, requests }) => {
        await withSimulator({ resolve: { 'app.example.com': origin } }, async (simulator) => {
          control = simulator.control;
          simulator.control.patchClient(CLIENTS.audited.key, { webhookUrl: 'https://app.example.com/hook' });
          await publish(simulator, 'SELF_ONLY');
          await simulator.control.advance(2500);
          await reset;
          simulator.control.patchClient(CLIENTS.audited.key, { webhookUrl: 'https://app.example.com/hook' });
          await simulator.control.advance(3_600_000);
          assert.equal(requests.length, 1);
        });
      },
    );
  });

  it('go nowhere without an address or with one outside the machine', async () => {
    await withSimulator({}, async (simulator) => {
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      assert.equal(simulator.control.state().webhooks[0]?.outcome, 'no address');
      simulator.control.patchClient(CLIENTS.audited.key, { webhookUrl: 'https://elsewhere.example/hook' });
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      assert.deepEqual(
        simulator.control.state().webhooks[1]?.attempts.map(({ status }) => status),
        [undefined],
      );
    });
  });

  const faults: readonly [what: string, fault: FaultSpec, events: readonly string[]][] = [
    [
      'twice',
      { kind: 'webhook_duplicate' },
      ['post.publish.complete', 'post.publish.complete', 'post.publish.publicly_available'],
    ],
    ['out of order', { kind: 'webhook_out_of_order' }, ['post.publish.publicly_available', 'post.publish.complete']],
    ['not at all', { kind: 'webhook_dropped' }, ['post.publish.publicly_available']],
    [
      'in a storm',
      { kind: 'webhook_storm', count: 20, after: 1 },
      ['post.publish.complete', ...Array.from({ length: 20 }, () => 'post.publish.publicly_available')],
    ],
  ];
  for (const [what, fault, expected] of faults)
    it(`arrive ${what} by fault`, async () => {
      await withHook({ faults: [fault] }, async (simulator, events) => {
        await publish(simulator);
        await simulator.control.advance(2500);
        await simulator.control.advance(4000);
        assert.deepEqual(
          events().map(({ event }) => event),
          expected,
        );
      });
    });

  it('are struck by a fault of their own creator alone', async () => {
    await withHook({ faults: [{ kind: 'webhook_dropped', creator: 'short' }] }, async (simulator) => {
      await publish(simulator, 'SELF_ONLY');
      const { access_token: token } = await link(simulator, { creator: 'short' });
      await upload(simulator, token, await fixture('clip.mp4'));
      await simulator.control.advance(2500);
      await link(simulator);
      simulator.control.addFault({ kind: 'webhook_dropped', creator: 'ada' });
      simulator.control.removeAuthorization(CLIENTS.audited.key, 'ada');
      await simulator.control.settled();
      assert.deepEqual(
        simulator.control.state().webhooks.map(({ outcome }) => outcome),
        ['delivered', 'dropped', 'dropped'],
      );
    });
  });

  it('carry a wrong signature or an old time by fault', async () => {
    await withHook(
      { faults: [{ kind: 'webhook_bad_signature' }, { kind: 'webhook_stale', after: 1, ms: 301_000 }] },
      async (simulator, events) => {
        await publish(simulator);
        await simulator.control.advance(2500);
        await simulator.control.advance(4000);
        const [bad, stale] = events();
        assert.equal(bad?.signed, false);
        assert.equal(stale?.signed, true);
        assert.equal(stale?.time, Math.floor((simulator.clock.now() - 301_000) / 1000));
      },
    );
  });

  it('can be sent again on demand', async () => {
    await withHook({}, async (simulator, events) => {
      await publish(simulator, 'SELF_ONLY');
      await simulator.control.advance(2500);
      assert.ok(simulator.control.repeatWebhook(simulator.control.state().webhooks[0]?.id ?? 0));
      await simulator.control.settled();
      assert.equal(events().length, 2);
      assert.equal(simulator.control.repeatWebhook(999), false);
    });
  });
});
