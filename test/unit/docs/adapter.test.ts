import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import { guard } from '../../../src/adapter/guard.js';
import { creatorInfoData } from '../../../src/testing/replies.js';

const page = readFileSync(new URL('../../../docs/adapter.md', import.meta.url), 'utf8');
const [, example = ''] = /```js\nimport 'share-to-tiktok';\n([\s\S]*?)```/.exec(page) ?? [];

/** The adapter of the page's example, which asks through this `fetch`. */
function exampleWith(fetch: () => Promise<unknown>) {
  const element: { adapter?: ShareToTikTokAdapter } = {};
  runInNewContext(example, { fetch, document: { querySelector: () => element } });
  assert.ok(element.adapter);
  return guard(element.adapter);
}

/** What a backend answers that passes on TikTok's replies as they are. */
const answering = (body: unknown) => () => Promise.resolve(new Response(JSON.stringify(body)));
const given = { signal: new AbortController().signal };
const chunk = { publishId: 'p1', body: new Blob(['film']), first: 0, last: 3, total: 4, contentType: 'video/mp4' };

describe('the example of docs/adapter.md', () => {
  it('works with a backend that is a plain proxy', async () => {
    const adapter = exampleWith(
      answering({ data: creatorInfoData(), error: { code: 'ok', message: '', log_id: '1' } }),
    );
    assert.equal((await adapter.getCreatorInfo(given)).username, creatorInfoData().creator_username);
  });

  it('passes on the code of a refusal', async () => {
    const adapter = exampleWith(answering({ data: {}, error: { code: 'spam_risk_too_many_posts', message: '' } }));
    await assert.rejects(adapter.getCreatorInfo(given), { code: 'spam_risk_too_many_posts' });
  });

  for (const [what, fetch] of [
    ['before the reply', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['in its middle', () => Promise.resolve({ text: () => Promise.reject(new TypeError('network error')) })],
  ] as const)
    it(`has a chunk sent again whose connection breaks ${what}`, async () => {
      const sending = exampleWith(fetch).uploadChunk(chunk, { ...given, onProgress() {} });
      await assert.rejects(sending, { code: 'network', retryable: true });
    });
});
