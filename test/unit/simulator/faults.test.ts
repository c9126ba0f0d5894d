import assert from 'node:assert/strict';
import { request } from 'node:http';
import { describe, it } from 'node:test';
import {
  ENDPOINTS,
  FAIL_REASONS,
  FAULT_KINDS,
  FAULTS,
  type FaultKind,
  type FaultSpec,
} from '../../../src/simulator/index.js';
import {
  CLIENTS,
  consent,
  fetchStatus,
  fixture,
  form,
  link,
  openConsent,
  post,
  put,
  upload,
  videoBody,
  wholeFile,
  withSimulator,
  type Reply,
  type Tested,
  type Tokens,
} from './support.js';

const INFO = 'post/publish/creator_info/query/';
const INIT = 'post/publish/video/init/';

interface Scene {
  readonly simulator: Tested;
  readonly tokens: Tokens;
  readonly info: () => Promise<Reply>;
  readonly init: () => Promise<Reply>;
}

async function withScene(faults: readonly FaultSpec[], use: (scene: Scene) => Promise<void>): Promise<void> {
  await withSimulator({}, async (simulator) => {
    const tokens = await link(simulator);
    for (const fault of faults) simulator.control.addFault(fault);
    await use({
      simulator,
      tokens,
      info: () => post(simulator, INFO, tokens.access_token),
      init: () => post(simulator, INIT, tokens.access_token, videoBody(wholeFile(1000))),
    });
  });
}

function refresh(simulator: Tested, refreshToken: string): Promise<Reply> {
  return form(`${simulator.apiOrigin}/v2/oauth/token/`, {
    client_key: CLIENTS.audited.key,
    client_secret: CLIENTS.audited.secret,
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
  });
}

/** The post ids of a public post as they are written, while it is reviewed and after. */
async function postIdsWith(faults: readonly FaultSpec[]): Promise<readonly [early: string, late: string]> {
  const written: string[] = [];
  await withScene(faults, async ({ simulator, tokens }) => {
    const info = { privacy_level: 'PUBLIC_TO_EVERYONE' };
    const publishId = await upload(simulator, tokens.access_token, await fixture('clip.mp4'), info);
    for (const wait of [2500, 4000]) {
      await simulator.control.advance(wait);
      const { text } = await fetchStatus(simulator, tokens.access_token, publishId);
      written.push(/"publicaly_available_post_id":(\[.*?\]|[^,}]*)/.exec(text)?.[1] ?? '');
    }
  });
  const [early = '', late = ''] = written;
  return [early, late];
}

const CHUNK = Buffer.alloc(1000);

/** What a plain client sees of every kind of fault that strikes requests; webhooks have tests of their own. */
const OBSERVED: Readonly<Record<Exclude<FaultKind, `webhook_${string}`>, () => Promise<void>>> = {
  latency: () =>
    withScene([{ kind: 'latency', endpoint: 'creator_info', ms: 300 }], async ({ info, init }) => {
      const order: string[] = [];
      await Promise.all([info().then(() => order.push('late')), init().then(() => order.push('at once'))]);
      assert.deepEqual(order, ['at once', 'late']);
    }),
  reset: () =>
    withScene([{ kind: 'reset', endpoint: 'video_init' }], async ({ simulator, init }) => {
      await assert.rejects(init());
      assert.equal(simulator.control.state().posts.length, 0);
      assert.equal((await init()).status, 200);
    }),
  lost_answer: () =>
    withScene([{ kind: 'lost_answer', endpoint: 'video_init' }], async ({ simulator, init }) => {
      await assert.rejects(init());
      assert.equal(simulator.control.state().posts.length, 1);
    }),
  server_error: () =>
    withScene(
      [
        { kind: 'server_error', endpoint: 'video_init', status: 503 },
        { kind: 'server_error', endpoint: 'video_init', after: 1, applied: true },
      ],
      async ({ simulator, init }) => {
        const first = await init();
        assert.equal(first.status, 503);
        assert.equal(first.json.error.code, 'internal_error');
        assert.equal(simulator.control.state().posts.length, 0);
        assert.equal((await init()).status, 500);
        assert.equal(simulator.control.state().posts.length, 1);
      },
    ),
  rate_limit: () =>
    withScene([{ kind: 'rate_limit', endpoint: 'creator_info' }], async ({ info }) => {
      const reply = await info();
      assert.equal(reply.status, 429);
      assert.equal(reply.json.error.code, 'rate_limit_exceeded');
    }),
  api_error: () =>
    withScene(
      [
        { kind: 'api_error', endpoint: 'creator_info', code: 'spam_risk_too_many_posts', status: 200 },
        { kind: 'api_error', endpoint: 'creator_info', after: 1, code: 'brand_new_code', message: 'Who knows' },
        { kind: 'api_error', endpoint: 'video_init', code: 'invalid_file_upload' },
      ],
      async ({ info, init }) => {
        const file = await init();
        assert.equal(file.status, 400);
        assert.match(file.json.error.message, /^The uploaded file does not meet API specifications/);
        const first = await info();
        assert.equal(first.status, 200);
        assert.equal(first.json.error.code, 'spam_risk_too_many_posts');
        const second = await info();
        assert.equal(second.json.error.code, 'brand_new_code');
        assert.equal(second.json.error.message, 'Who knows');
      },
    ),
  truncated_json: () =>
    withScene([{ kind: 'truncated_json', endpoint: 'creator_info' }], async ({ info }) => {
      const reply = await info();
      assert.equal(reply.status, 200);
      assert.equal(reply.json, undefined);
      assert.match(reply.text, /^\{"data":/);
    }),
  html_body: () =>
    withScene(
      [{ kind: 'html_body', endpoint: 'video_init', status: 502, applied: true }],
      async ({ simulator, init }) => {
        const reply = await init();
        assert.equal(reply.status, 502);
        assert.match(reply.headers.get('content-type') ?? '', /^text\/html/);
        assert.equal(simulator.control.state().posts.length, 1);
      },
    ),
  empty_body: () =>
    withScene([{ kind: 'empty_body', endpoint: 'creator_info' }], async ({ info }) => {
      const reply = await info();
      assert.equal(reply.status, 200);
      assert.equal(reply.text, '');
    }),
  wrong_types: () =>
    withScene([{ kind: 'wrong_types', endpoint: 'creator_info' }], async ({ info }) => {
      const reply = await info();
      assert.equal(typeof reply.json.data, 'string');
      assert.ok(Array.isArray(reply.json.error));
    }),
  hostile_keys: () =>
    withScene([{ kind: 'hostile_keys', endpoint: 'creator_info' }], async ({ info }) => {
      const reply = await info();
      assert.match(reply.text, /^\{"__proto__":/);
      assert.ok(Object.hasOwn(reply.json, '__proto__'));
      assert.equal(reply.json.data.creator_username, 'ada.l');
    }),
  consent_error: () =>
    withScene(
      [
        { kind: 'consent_error', code: 'unauthorized_client', errorType: 'client_key', message: 'Not reviewed' },
        { kind: 'consent_error', after: 2, creator: 'ada' },
      ],
      async ({ simulator }) => {
        const refused = new URL((await openConsent(simulator)).headers.get('location') ?? '').searchParams;
        assert.deepEqual(Object.fromEntries(refused), {
          error: 'unauthorized_client',
          error_type: 'client_key',
          error_description: 'Not reviewed',
          state: 'state-of-the-test',
        });
        for (const creator of ['ada', 'short', 'ada'])
          assert.ok((await consent(simulator, { creator })).has('code'), `${creator} may`);
        const denied = await consent(simulator);
        assert.deepEqual(
          [denied.get('error'), denied.has('error_type'), denied.has('code')],
          ['access_denied', false, false],
        );
      },
    ),
  token_expired: () =>
    withScene([{ kind: 'token_expired', endpoint: 'upload' }], async ({ simulator, tokens, init }) => {
      const { data } = (await init()).json;
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 201, 'the upload URL is its own credential');
      assert.equal((await fetchStatus(simulator, tokens.access_token, data.publish_id)).status, 401);
      const fresh = (await refresh(simulator, tokens.refresh_token)).json;
      assert.equal((await fetchStatus(simulator, fresh.access_token, data.publish_id)).status, 200);
    }),
  refresh_token_expired: () =>
    withScene([{ kind: 'refresh_token_expired' }], async ({ simulator, tokens }) => {
      assert.equal((await refresh(simulator, tokens.refresh_token)).json.error, 'invalid_grant');
    }),
  authorization_removed: () =>
    withScene([{ kind: 'authorization_removed', endpoint: 'status' }], async ({ simulator, tokens, init }) => {
      const { data } = (await init()).json;
      assert.equal((await fetchStatus(simulator, tokens.access_token, data.publish_id)).status, 401);
      assert.equal((await refresh(simulator, tokens.refresh_token)).json.error, 'invalid_grant');
      assert.equal(simulator.control.state().posts[0]?.failReason, 'auth_removed');
    }),
  upload_url_expired: () =>
    withScene([{ kind: 'upload_url_expired' }], async ({ init }) => {
      const { data } = (await init()).json;
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 403);
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 403, 'and stays expired');
    }),
  wrong_content_range: () =>
    withScene([{ kind: 'wrong_content_range', bytes: 7 }], async ({ simulator, init }) => {
      const { data } = (await init()).json;
      const reply = await put(data.upload_url, CHUNK, 0, 1000);
      assert.equal(reply.status, 201);
      assert.equal(reply.headers.get('content-range'), 'bytes 0-7/1000');
      assert.equal(simulator.control.state().posts[0]?.uploadedBytes, 1000);
    }),
  wrong_progress: () =>
    withScene([{ kind: 'wrong_progress' }], async ({ init }) => {
      const { data } = (await init()).json;
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 416);
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 201);
    }),
  stuck_status: () =>
    withScene([{ kind: 'stuck_status', times: null }], async ({ simulator, tokens }) => {
      const publishId = await upload(simulator, tokens.access_token, await fixture('clip.mp4'));
      await simulator.control.advance(3_600_000);
      const told = async (): Promise<string> =>
        (await fetchStatus(simulator, tokens.access_token, publishId)).json.data.status;
      assert.equal(await told(), 'PROCESSING_UPLOAD');
      assert.equal(await told(), 'PROCESSING_UPLOAD');
      simulator.control.clearFaults();
      assert.equal(await told(), 'PUBLISH_COMPLETE');
    }),
  unknown_status: () =>
    withScene([{ kind: 'unknown_status' }], async ({ simulator, tokens, init }) => {
      const { data } = (await init()).json;
      const reply = await fetchStatus(simulator, tokens.access_token, data.publish_id);
      assert.equal(reply.json.data.status, 'PROCESSING_SOMETHING_NEW');
    }),
  invalid_publish_id: () =>
    withScene([{ kind: 'invalid_publish_id', times: 2 }], async ({ simulator, tokens, init }) => {
      const { data } = (await init()).json;
      for (const expected of ['invalid_params', 'invalid_params', 'ok'])
        assert.equal((await fetchStatus(simulator, tokens.access_token, data.publish_id)).json.error.code, expected);
    }),
  string_post_ids: async () => {
    const [early, late] = await postIdsWith([{ kind: 'string_post_ids', times: null }]);
    assert.equal(early, '[]');
    assert.match(late, /^\["\d{19}"\]$/);
  },
  bare_post_id: async () => {
    const [early, late] = await postIdsWith([{ kind: 'bare_post_id', times: null }]);
    assert.equal(early, '');
    assert.match(late, /^\d{19}$/);
    const [, text] = await postIdsWith([
      { kind: 'bare_post_id', times: null },
      { kind: 'string_post_ids', times: null },
    ]);
    assert.match(text, /^"\d{19}"$/);
  },
  several_post_ids: async () => {
    const [early, late] = await postIdsWith([{ kind: 'several_post_ids', times: null, count: 3 }]);
    assert.equal(early, '[]');
    assert.match(late, /^\[\d{19},\d{19},\d{19}\]$/);
    assert.equal(new Set(late.match(/\d+/g)).size, 3);
  },
  fail_post: () =>
    withScene([{ kind: 'fail_post' }], async ({ simulator, tokens }) => {
      const publishId = await upload(simulator, tokens.access_token, await fixture('clip.mp4'));
      await simulator.control.advance(2500);
      const { data } = (await fetchStatus(simulator, tokens.access_token, publishId)).json;
      assert.equal(data.status, 'FAILED');
      assert.equal(data.fail_reason, 'internal');
    }),
};

describe('faults', () => {
  for (const [kind, observe] of Object.entries(OBSERVED))
    it(`${kind}: ${FAULTS[kind as keyof typeof OBSERVED].does}`, observe);

  it('have a test each', () => {
    const tested = [...Object.keys(OBSERVED), ...FAULT_KINDS.filter((kind) => kind.startsWith('webhook_'))];
    assert.deepEqual(tested.sort(), [...FAULT_KINDS].sort());
  });

  for (const reason of FAIL_REASONS)
    it(`fail_post ends a post as ${reason}`, async () => {
      await withScene([{ kind: 'fail_post', reason }], async ({ simulator, tokens }) => {
        const publishId = await upload(simulator, tokens.access_token, await fixture('clip.mp4'));
        await simulator.control.advance(2500);
        const { data } = (await fetchStatus(simulator, tokens.access_token, publishId)).json;
        assert.deepEqual([data.status, data.fail_reason], ['FAILED', reason]);
      });
    });

  it('reset an upload after as many bytes as asked for, and keep none of them', async () => {
    await withScene([{ kind: 'reset', endpoint: 'upload', bytes: 300_000 }], async ({ simulator, tokens }) => {
      const bytes = Buffer.alloc(1_000_000, 7);
      const init = await post(simulator, INIT, tokens.access_token, videoBody(wholeFile(bytes.length)));
      await assert.rejects(put(init.json.data.upload_url, bytes, 0, bytes.length));
      assert.equal(simulator.control.state().posts[0]?.uploadedBytes, 0);
      assert.equal((await put(init.json.data.upload_url, bytes, 0, bytes.length)).status, 201);
    });
  });

  it('reset the socket itself: a client sees ECONNRESET', async () => {
    await withScene([{ kind: 'reset', endpoint: 'creator_info' }], async ({ simulator }) => {
      const code = await new Promise((resolve) => {
        request(`${simulator.apiOrigin}/v2/${INFO}`, { method: 'POST' })
          .on('error', (error: NodeJS.ErrnoException) => resolve(error.code))
          .end();
      });
      assert.equal(code, 'ECONNRESET');
    });
  });

  it('lose the answer to a chunk that was kept', async () => {
    await withScene([{ kind: 'lost_answer', endpoint: 'upload' }], async ({ simulator, init }) => {
      const { data } = (await init()).json;
      await assert.rejects(put(data.upload_url, CHUNK, 0, 1000));
      assert.equal(simulator.control.state().posts[0]?.uploadedBytes, 1000);
      const again = await put(data.upload_url, CHUNK, 0, 1000);
      assert.equal(again.status, 416);
      assert.equal(again.headers.get('content-range'), 'bytes 0-1000/1000');
    });
  });

  it('answer a chunk with 5xx and keep none of it', async () => {
    await withScene([{ kind: 'server_error', endpoint: 'upload', status: 502 }], async ({ simulator, init }) => {
      const { data } = (await init()).json;
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 502);
      assert.equal(simulator.control.state().posts[0]?.uploadedBytes, 0);
      assert.equal((await put(data.upload_url, CHUNK, 0, 1000)).status, 201);
    });
  });

  it('strike after, and as often as, asked for, and are told with the request', async () => {
    await withScene(
      [{ kind: 'rate_limit', endpoint: 'creator_info', after: 1, times: 2 }],
      async ({ simulator, info }) => {
        const statuses: number[] = [];
        for (let turn = 0; turn < 4; turn += 1) statuses.push((await info()).status);
        assert.deepEqual(statuses, [200, 429, 429, 200]);
        const told = simulator.control.state().requests.filter(({ endpoint }) => endpoint === 'creator_info');
        assert.deepEqual(
          told.map(({ faults }) => [...faults]),
          [[], ['rate_limit'], ['rate_limit'], []],
        );
        assert.deepEqual(simulator.control.state().faults, []);
      },
    );
  });

  it('keep a browser from the consent page, or lose the decision that was made on it', async () => {
    await withScene([{ kind: 'html_body', endpoint: 'authorize', status: 503 }], async ({ simulator }) => {
      assert.equal((await openConsent(simulator)).status, 503);
      simulator.control.addFault({ kind: 'lost_answer', endpoint: 'authorize', after: 1 });
      await assert.rejects(consent(simulator));
      assert.ok((await consent(simulator)).has('code'));
    });
  });

  it('strike one creator or one post alone', async () => {
    await withScene(
      [{ kind: 'rate_limit', endpoint: 'creator_info', creator: 'short' }],
      async ({ simulator, info }) => {
        assert.equal((await info()).status, 200);
        const other = await link(simulator, { creator: 'short' });
        assert.equal((await post(simulator, INFO, other.access_token)).status, 429);
      },
    );
    await withScene([], async ({ simulator, tokens, init }) => {
      const one = (await init()).json.data.publish_id;
      const two = (await init()).json.data.publish_id;
      simulator.control.addFault({ kind: 'unknown_status', publishId: two });
      assert.equal((await fetchStatus(simulator, tokens.access_token, one)).json.data.status, 'PROCESSING_UPLOAD');
      assert.equal(
        (await fetchStatus(simulator, tokens.access_token, two)).json.data.status,
        'PROCESSING_SOMETHING_NEW',
      );
    });
  });

  it('strike one creator alone at the token endpoint too, by code and by refresh token', async () => {
    await withSimulator({}, async (simulator) => {
      const [ada, other] = [await link(simulator), await link(simulator, { creator: 'short' })];
      simulator.control.addFault({ kind: 'server_error', endpoint: 'token', creator: 'short', times: null });
      const [fresh, refused] = [
        await refresh(simulator, ada.refresh_token),
        await refresh(simulator, other.refresh_token),
      ];
      assert.equal(fresh.status, 200);
      assert.equal(refused.status, 500);
      assert.ok((await link(simulator)).access_token);
      assert.equal((await link(simulator, { creator: 'short' })).access_token, undefined);
    });
  });

  it('answer an error of OAuth flat, with the status that those have', async () => {
    await withSimulator({ oauthErrorStatus: 400 }, async (simulator) => {
      const { refresh_token: token } = await link(simulator);
      simulator.control.addFault({ kind: 'api_error', endpoint: 'token', code: 'invalid_grant', message: 'Gone' });
      simulator.control.addFault({ kind: 'api_error', endpoint: 'token', status: 503, after: 1 });
      const [first, second] = [await refresh(simulator, token), await refresh(simulator, token)];
      assert.equal(first.status, 400);
      assert.deepEqual([first.json.error, first.json.error_description], ['invalid_grant', 'Gone']);
      assert.match(first.json.log_id, /^\d{14}/);
      assert.deepEqual([second.status, second.json.error], [503, 'server_error']);
      assert.equal((await refresh(simulator, token)).status, 200);
    });
  });

  it('strike one creator alone when tokens are revoked', async () => {
    await withSimulator({}, async (simulator) => {
      const [ada, other] = [await link(simulator), await link(simulator, { creator: 'short' })];
      simulator.control.addFault({ kind: 'rate_limit', endpoint: 'revoke', creator: 'short' });
      const { key, secret } = CLIENTS.audited;
      const statuses: number[] = [];
      for (const { access_token: token } of [ada, other]) {
        const fields = { client_key: key, client_secret: secret, token };
        statuses.push((await form(`${simulator.apiOrigin}/v2/oauth/revoke/`, fields)).status);
      }
      assert.deepEqual(statuses, [200, 429]);
    });
  });

  for (const kind of ['token_expired', 'refresh_token_expired', 'authorization_removed'] as const)
    it(`${kind} at the token endpoint ends nobody else's tokens`, async () => {
      await withSimulator({}, async (simulator) => {
        const [ada, other] = [await link(simulator), await link(simulator, { creator: 'short' })];
        simulator.control.addFault({ kind, endpoint: 'token', times: 2 });
        const { json: own } = await refresh(simulator, ada.refresh_token);
        assert.equal(own.error, kind === 'token_expired' ? undefined : 'invalid_grant');
        assert.equal(
          (await post(simulator, INFO, ada.access_token)).status,
          kind === 'refresh_token_expired' ? 200 : 401,
        );
        await refresh(simulator, 'rft.of-nobody');
        assert.equal((await post(simulator, INFO, other.access_token)).status, 200);
        assert.ok((await refresh(simulator, other.refresh_token)).json.access_token);
      });
    });

  it('are refused with the name of what is wrong', async () => {
    await withSimulator({}, async ({ control }) => {
      const wrong: readonly [spec: unknown, message: RegExp][] = [
        [{ kind: 'earthquake' }, /fault\.kind/],
        [{ kind: '__proto__' }, /fault\.kind/],
        [{ kind: 'reset', endpoint: 'webhook' }, /fault\.endpoint/],
        [{ kind: 'fail_post', reason: 'bad mood' }, /fault\.reason/],
        [{ kind: 'reset', times: 0 }, /fault\.times/],
        [{ kind: 'latency', ms: -1 }, /fault\.ms/],
        [{ kind: 'latency', ms: '5' }, /fault\.ms/],
        [{ kind: 'latency', creator: 5 }, /fault\.creator/],
        [{ kind: 'consent_error', endpoint: 'token' }, /fault\.endpoint/],
        [{ kind: 'consent_error', errorType: 5 }, /fault\.errorType/],
      ];
      // What the type forbids, JSON does not.
      for (const [spec, message] of wrong) assert.throws(() => control.addFault(spec as FaultSpec), message);
    });
  });

  it('name only endpoints that exist, and every one of them', () => {
    for (const endpoint of ENDPOINTS)
      assert.ok(
        FAULT_KINDS.some((kind) => (FAULTS[kind].endpoints as readonly string[]).includes(endpoint)),
        endpoint,
      );
    for (const kind of FAULT_KINDS)
      for (const endpoint of FAULTS[kind].endpoints) assert.ok(ENDPOINTS.includes(endpoint), `${kind} ${endpoint}`);
  });
});
