import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { parseEnvelope, memberText } from '../../../src/wire/envelope.js';

const HOSTILE = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'data',
  'error',
  'code',
  'log_id',
  '',
];
const key = fc.oneof(fc.constantFrom(...HOSTILE), fc.string());

/** JSON text of any nesting, with hostile names, doubled names and numbers of many digits. */
const { json } = fc.letrec<{ json: string; object: string; list: string }>((tie) => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false', '0', '-1.5e10', '7602997517160123666', '[7602997517160123666]'),
    fc.string().map((text) => JSON.stringify(text)),
    fc.constantFrom('"\\"data\\":{}"', '"}"', '"{[\\\\"', '"\\u0022,\\u007b"'),
    tie('object'),
    tie('list'),
  ),
  object: fc
    .array(fc.tuple(key, tie('json')), { maxLength: 5 })
    .map((members) => `{${members.map(([name, value]) => `${JSON.stringify(name)} : ${value}`).join(' ,\n')}}`),
  list: fc.array(tie('json'), { maxLength: 4 }).map((values) => `[ ${values.join(', ')} ]`),
}));

describe('memberText', () => {
  it('cuts out exactly what JSON.parse takes for that member', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(key, json), { maxLength: 6 }), key, (members, name) => {
        const text = `{${members.map(([each, value]) => `${JSON.stringify(each)}:${value}`).join(',')}}`;
        const parsed: unknown = JSON.parse(text);
        const cut = memberText(text, name);
        assert.equal(cut !== undefined, Object.hasOwn(parsed as object, name));
        if (cut !== undefined) assert.deepEqual(JSON.parse(cut), Reflect.get(parsed as object, name));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('parseEnvelope', () => {
  it('reads any answer without harm, and hands data on letter for letter', () => {
    fc.assert(
      fc.property(json, json, (data, other) => {
        const answer = parseEnvelope(
          `{"data": ${data}, "x": ${other}, "error": {"code": "ok", "message": "", "log_id": "20261001AB"}}`,
        );
        assert.equal(answer?.code, 'ok');
        assert.equal(answer?.logId, '20261001AB');
        assert.equal(answer?.dataText, data === 'null' ? '{}' : data.trim());
        parseEnvelope(other);
        assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps ids of 19 digits exact, every one of them [C-06.4]', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 18n, max: 10n ** 19n - 1n }), (id) => {
        const answer = parseEnvelope(
          `{"data":{"publicaly_available_post_id":[${id}]},"error":{"code":"ok","log_id":""}}`,
        );
        assert.equal(answer?.dataText, `{"publicaly_available_post_id":[${id}]}`);
        assert.deepEqual(answer?.data, { publicaly_available_post_id: [String(id)] });
      }),
      { numRuns: 1000 },
    );
  });

  it('reads an answer without its log_id where that is none: support alone wants it', () => {
    for (const logId of ['', ',"log_id":null', ',"log_id":5', ',"log_id":{}', ',"log_id":"not a log id"']) {
      const answer = parseEnvelope(`{"data":{"publish_id":"p"},"error":{"code":"ok"${logId}}}`);
      assert.deepEqual([answer?.code, answer?.logId, answer?.data], ['ok', undefined, { publish_id: 'p' }], logId);
    }
  });

  it('takes nothing else for an answer', () => {
    for (const text of [
      '',
      'null',
      '[]',
      '{}',
      '{"error":"ok"}',
      '{"error":{}}',
      '{"error":{"code":""}}',
      '{"error":{"code":1}}',
      '<html>',
      '{"data":{}',
      '{"__proto__":{"error":{"code":"ok"}}}',
    ]) {
      assert.equal(parseEnvelope(text), undefined, text);
    }
  });
});
