import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Reply } from '../../../src/adapter/read-answer.js';
import { readAnswer } from '../../../src/adapter/read-answer.js';
import { ShareError } from '../../../src/domain/errors.js';

const reply = (status: number, text: string, headers: HeadersInit = {}): Reply => ({
  status,
  text,
  header: (name) => new Headers(headers).get(name),
});

function errorOf(status: number, answer: unknown): ShareError {
  const text = typeof answer === 'string' ? answer : JSON.stringify(answer);
  try {
    readAnswer(reply(status, text));
  } catch (thrown) {
    assert.ok(thrown instanceof ShareError);
    return thrown;
  }
  throw new Error('It was read.');
}

const error = (code: string, logId = '') => ({ error: { code, message: 'secret', log_id: logId } });
const LOG_ID = '20261123000000ABCDEF';

describe('readAnswer', () => {
  it('unwraps data, and takes an empty success for nothing', () => {
    assert.deepEqual(readAnswer(reply(200, '{"data":{"a":1}}')), { a: 1 });
    assert.equal(readAnswer(reply(204, '')), undefined);
    for (const text of ['{}', 'null', '[]', '<!doctype html>', '{"data"']) {
      assert.equal(errorOf(200, text).code, 'invalid_response');
    }
  });

  const named: readonly [what: string, status: number, answer: unknown, code: string, nothingDone: boolean][] = [
    ['a code that it knows', 403, error('spam_risk_too_many_posts', LOG_ID), 'spam_risk_too_many_posts', true],
    ['a refusal of TikTok that no page lists', 403, error('something_new', LOG_ID), 'invalid_params', true],
    ['a refusal of the backend by a name of its own', 403, error('cross_site'), 'adapter', true],
    ['trouble before anything was sent', 503, error('internal_error'), 'internal_error', true],
    ['a limit', 429, error('rate_limit_exceeded', LOG_ID), 'rate_limit_exceeded', true],
    ['an outcome that nobody knows', 504, error('unknown_outcome'), 'unknown_outcome', false],
    ['the same with another status', 409, error('unknown_outcome'), 'unknown_outcome', false],
    ['trouble after something may have been sent', 502, error('internal_error'), 'internal_error', false],
    ['a fault of the backend', 500, error('internal_error'), 'internal_error', false],
    ['a fault of the site itself [R37]', 500, error('adapter'), 'adapter', false],
    ['a fault of the site before anything was sent [R37]', 503, error('adapter'), 'adapter', true],
    ['a proxy that knows of nothing', 503, '<html>Service Unavailable</html>', 'internal_error', false],
    ['a proxy that refuses', 403, '<html>Forbidden</html>', 'adapter', false],
    ['a proxy that wants a pause', 429, '', 'rate_limit_exceeded', false],
    ['a proxy with JSON of its own', 400, { error: 'bad request' }, 'adapter', false],
    ['a session that has ended', 401, '', 'not_connected', false],
    ['a visitor without an account, which is expected', 200, error('not_connected'), 'not_connected', true],
  ];
  for (const [what, status, answer, code, nothingDone] of named)
    it(`reads ${what} as ${code}${nothingDone ? ', and that nothing was done' : ''}`, () => {
      const read = errorOf(status, answer);
      assert.deepEqual([read.code, read.nothingDone, read.message], [code, nothingDone, code]);
    });

  it("keeps TikTok's log id", () => assert.equal(errorOf(403, error('something_new', LOG_ID)).logId, LOG_ID));
});
