import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { ShareError } from '../../../src/domain/errors.js';
import { parseCreatorInfo } from '../../../src/wire/creator-info.js';
import { toShareError } from '../../../src/wire/error.js';
import { parseJson } from '../../../src/wire/json.js';
import { parsePostCreated, parseStagedPhoto } from '../../../src/wire/post-created.js';
import { parsePostStatus } from '../../../src/wire/post-status.js';
import { creatorInfoData, statusData } from '../../../src/testing/replies.js';

const isInvalid = (thrown: unknown): boolean => thrown instanceof ShareError && thrown.code === 'invalid_response';

describe('parseJson', () => {
  const cases: readonly (readonly [text: string, value: unknown])[] = [
    ['{"id":7663542984343883021}', { id: '7663542984343883021' }],
    ['[7663542984343883021,1]', ['7663542984343883021', 1]],
    ['{"text":"7663542984343883021 \\" 7663542984343883021"}', { text: '7663542984343883021 " 7663542984343883021' }],
    ['-1234567890123456789', '-1234567890123456789'],
    ['123456789012345', 123456789012345],
    ['1.5', 1.5],
    ['{"a\\\\":7663542984343883021}', { 'a\\': '7663542984343883021' }],
  ];
  for (const [text, value] of cases) {
    it(`reads ${text} without rounding an id [C-06.4]`, () => assert.deepEqual(parseJson(text), value));
  }

  // A search that started over at each character would take half an hour for these.
  for (const [what, text] of [
    ['one long number with a fraction', `[${'1'.repeat(1_000_000)}.5]`],
    ['one long exponent', `[1e${'1'.repeat(1_000_000)}`],
    ['a string of escapes that never ends', `["${'\\"'.repeat(500_000)}`],
    ['a string that never ends', `["${'a'.repeat(1_000_000)}`],
    ['many minus signs', '-'.repeat(1_000_000)],
  ] as const)
    it(`reads a text of 1 MB in one pass: ${what} [S15]`, () => {
      const parse = () => {
        try {
          return parseJson(text);
        } catch (thrown) {
          assert.ok(thrown instanceof SyntaxError);
          return undefined;
        }
      };
      runInNewContext('parse()', { parse }, { timeout: 30_000 });
    });

  it('agrees with JSON.parse on every value without long integers', () => {
    const short = fc.jsonValue().filter((value) => !/\d{16}/.test(JSON.stringify(value)));
    fc.assert(
      fc.property(short, (value) =>
        assert.deepEqual(parseJson(JSON.stringify(value)), JSON.parse(JSON.stringify(value))),
      ),
      { numRuns: 1000 },
    );
  });

  it('keeps every 19-digit id exact, wherever it stands', () => {
    const id = fc.bigInt({ min: 10n ** 18n, max: 10n ** 19n - 1n });
    fc.assert(
      fc.property(id, fc.string(), (value, text) => {
        assert.deepEqual(parseJson(`{"t":${JSON.stringify(text)},"ids":[ ${value} ,{"x":${value}}]}`), {
          t: text,
          ids: [String(value), { x: String(value) }],
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('keeps a long integer that is part of a fraction or has an exponent a number', () => {
    assert.deepEqual(
      parseJson('[12345678901234567890.5,1e20,12345678901234567890e2]'),
      [12345678901234567890.5, 1e20, 12345678901234567890e2],
    );
  });
});

describe('parseCreatorInfo', () => {
  it('keeps the order of the options and an option that nobody knows', () => {
    const levels = ['SELF_ONLY', 'SOMETHING_NEW', 'PUBLIC_TO_EVERYONE'];
    assert.deepEqual(parseCreatorInfo(creatorInfoData({ privacy_level_options: levels })).privacyLevels, levels);
  });

  it('tells which interactions the creator switched off', () => {
    const data = creatorInfoData({ comment_disabled: true, stitch_disabled: true });
    assert.deepEqual(parseCreatorInfo(data).disabledInteractions, ['comment', 'stitch']);
  });

  const bad: readonly (readonly [what: string, value: unknown])[] = [
    ['nothing', undefined],
    ['null', null],
    ['a string', 'ok'],
    ['an empty object', {}],
    ['no nickname', creatorInfoData({ creator_nickname: undefined })],
    ['an empty nickname', creatorInfoData({ creator_nickname: '' })],
    ['options that are a string', creatorInfoData({ privacy_level_options: 'SELF_ONLY' })],
    ['no options', creatorInfoData({ privacy_level_options: undefined })],
    ['a flag that is text', creatorInfoData({ comment_disabled: 'false' })],
    ['a duration of zero', creatorInfoData({ max_video_post_duration_sec: 0 })],
    ['a duration that is text', creatorInfoData({ max_video_post_duration_sec: '300' })],
    ['values that only a prototype has', JSON.parse('{"__proto__":{"creator_nickname":"x"}}')],
  ];
  for (const [what, value] of bad) {
    it(`refuses ${what}`, () => assert.throws(() => parseCreatorInfo(value), isInvalid));
  }

  it('leaves out an avatar that is no web address', () => {
    assert.equal(parseCreatorInfo(creatorInfoData({ creator_avatar_url: 'javascript:alert(1)' })).avatarUrl, undefined);
  });
});

describe('parsePostStatus', () => {
  const cases: readonly (readonly [value: unknown, status: unknown])[] = [
    [statusData('PUBLISH_COMPLETE'), { kind: 'complete', postIds: [] }],
    [statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [] }), { kind: 'complete', postIds: [] }],
    [
      statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['7663542984343883021'] }),
      { kind: 'complete', postIds: ['7663542984343883021'] },
    ],
    [
      statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: '7663542984343883021' }),
      { kind: 'complete', postIds: ['7663542984343883021'] },
    ],
    [statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [42] }), { kind: 'complete', postIds: ['42'] }],
    [
      statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: [7663542984343883021] }),
      { kind: 'complete', postIds: [] },
    ],
    [statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ['../evil'] }), { kind: 'complete', postIds: [] }],
    [statusData('SEND_TO_USER_INBOX'), { kind: 'in_inbox' }],
    [statusData('FAILED', { fail_reason: 'spam_risk' }), { kind: 'failed', reason: 'spam_risk' }],
    [statusData('FAILED'), { kind: 'failed', reason: 'internal' }],
    [statusData('PROCESSING_UPLOAD', { uploaded_bytes: 12 }), { kind: 'processing', stage: 'upload', bytes: 12 }],
    [
      statusData('PROCESSING_DOWNLOAD', { downloaded_bytes: '12' }),
      { kind: 'processing', stage: 'download', bytes: 12 },
    ],
    [statusData('PROCESSING_UPLOAD', { fail_reason: '' }), { kind: 'processing', stage: 'upload', bytes: undefined }],
    [
      statusData('SOMETHING_NEW', { fail_reason: 'internal' }),
      { kind: 'processing', stage: 'other', bytes: undefined, trouble: 'internal' },
    ],
    [statusData('SOMETHING_NEW'), { kind: 'processing', stage: 'other', bytes: undefined }],
  ];
  for (const [value, status] of cases) {
    it(`reads ${JSON.stringify(value)} [C-06.3]`, () => assert.deepEqual(parsePostStatus(value), status));
  }

  for (const name of ['publicaly_available_post_id', 'publicly_available_post_id', 'publically_available_post_id']) {
    it(`reads the public id that TikTok spells ${name} [F15]`, () => {
      const status = parsePostStatus(statusData('PUBLISH_COMPLETE', { [name]: ['7663542984343883021'] }));
      assert.deepEqual(status, { kind: 'complete', postIds: ['7663542984343883021'] });
    });
  }

  it('reports a fail reason that comes while TikTok is still processing as trouble [F16]', () => {
    const status = parsePostStatus(
      statusData('PROCESSING_DOWNLOAD', { fail_reason: 'photo_pull_failed', downloaded_bytes: 3 }),
    );
    assert.deepEqual(status, { kind: 'processing', stage: 'download', bytes: 3, trouble: 'photo_pull_failed' });
  });
});

describe('replies of a host that floods', () => {
  it('cuts names and drops privacy levels that are no name [S23]', () => {
    const info = parseCreatorInfo(
      creatorInfoData({
        creator_nickname: 'n'.repeat(5_000_000),
        creator_username: 'u'.repeat(5_000_000),
        creator_avatar_url: `https://a.example/${'x'.repeat(5_000_000)}`,
        privacy_level_options: ['L'.repeat(5_000_000), ...Array.from({ length: 1_000_000 }, (_, at) => `LEVEL_${at}`)],
      }),
    );
    assert.deepEqual([info.nickname.length, info.username.length, info.avatarUrl], [200, 200, undefined]);
    assert.deepEqual(info.privacyLevels.slice(0, 2), ['LEVEL_0', 'LEVEL_1']);
    assert.equal(info.privacyLevels.length, 19);
  });

  it('takes no more ids and no longer reasons than a post can have [S23]', () => {
    const ids = Array.from({ length: 1_000_000 }, (_, at) => String(at + 1));
    const complete = parsePostStatus(statusData('PUBLISH_COMPLETE', { publicaly_available_post_id: ids }));
    assert.equal(complete.kind === 'complete' && complete.postIds.length, 20);
    const failed = parsePostStatus(statusData('FAILED', { fail_reason: 'x'.repeat(5_000_000) }));
    assert.equal(failed.kind === 'failed' && failed.reason.length, 100);
  });
});

describe('parsePostCreated', () => {
  for (const id of ['v_pub_file~v2-1.7602997070760331285', 'p_inbox_url~v2.7655426304623413270']) {
    it(`takes ${id}`, () => assert.equal(parsePostCreated({ publish_id: id }).publishId, id));
  }
  for (const id of ['', 'a/b', 'a?b', 'x'.repeat(65), 'a b', 7]) {
    it(`refuses ${JSON.stringify(id)}`, () => assert.throws(() => parsePostCreated({ publish_id: id }), isInvalid));
  }
});

describe('parseStagedPhoto', () => {
  for (const url of ['https://media.example.com/a.jpg', 'http://127.0.0.1:8080/a.jpg']) {
    it(`takes ${url}`, () => assert.equal(parseStagedPhoto({ url }), url));
  }
  for (const url of ['http://example.com/a.jpg', 'javascript:alert(1)', 'ftp://a/b', 'http://127.0.0.1.evil.com/']) {
    it(`refuses ${url}`, () => assert.throws(() => parseStagedPhoto({ url }), isInvalid));
  }
});

describe('toShareError', () => {
  const cases: readonly (readonly [what: string, thrown: unknown, code: string])[] = [
    ['an object with a code of TikTok', { code: 'spam_risk_too_many_posts' }, 'spam_risk_too_many_posts'],
    [
      'the envelope of TikTok',
      { error: { code: 'rate_limit_exceeded', message: 'x', log_id: '20261122' } },
      'rate_limit_exceeded',
    ],
    ['the singular spelling', { code: 'invalid_param' }, 'invalid_params'],
    ['a code of ours', { code: 'not_connected' }, 'not_connected'],
    ['a string', 'boom', 'adapter'],
    ['nothing', undefined, 'adapter'],
    ['null', null, 'adapter'],
    ['a number', 7, 'adapter'],
    ['an Error', new Error('secret-token'), 'adapter'],
    ['a code that nobody knows', { code: 'constructor' }, 'adapter'],
    ['a code on the prototype', Object.create({ code: 'not_connected' }), 'adapter'],
    [
      'a getter that throws',
      {
        get code() {
          throw new Error('trap');
        },
      },
      'adapter',
    ],
  ];
  for (const [what, thrown, code] of cases) {
    it(`makes ${code} of ${what}`, () => assert.equal(toShareError(thrown).code, code));
  }

  it('puts nothing of what was thrown into the message', () => {
    assert.equal(toShareError(new Error('https://secret?token=abc')).message, 'adapter');
  });

  it('keeps the log id for support', () => {
    assert.equal(toShareError({ error: { code: 'internal_error', log_id: '2022101122' } }).logId, '2022101122');
  });
});
