import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { isPullUrl } from '../../../src/server/tiktok/pull-url.js';
import { isUploadUrl } from '../../../src/server/tiktok/upload-url.js';

const UPLOAD_URLS = [
  'https://open-upload.tiktokapis.com/video/?upload_id=67890&upload_token=Xza123',
  'https://open-upload.tiktokapis.com/upload/?upload_id=1&upload_token=2',
  'https://open-upload-i18n.tiktokapis.com/upload?upload_id=7602997070760331285&upload_token=a-b',
  'https://upload.us.tiktokapis.com/video/?upload_id=1&upload_token=2',
  'https://open-upload.tiktokapis.us/video/?upload_id=1&upload_token=2',
  'https://open-upload.tiktokapis.eu/video/?upload_id=1&upload_token=2',
];

const UPLOAD_TRICKS = [
  '',
  'https://',
  'http://open-upload.tiktokapis.com/video/',
  'ftp://open-upload.tiktokapis.com/video/',
  'file:///etc/passwd',
  'data:text/plain,x',
  'javascript:alert(1)',
  '//open-upload.tiktokapis.com/video/',
  '/video/',
  'https://tiktokapis.com/video/',
  'https://tiktokapis.us/video/',
  'https://eviltiktokapis.com/video/',
  'https://evil-tiktokapis.us/video/',
  'https://open-upload.tiktokapis.com.evil.example/video/',
  'https://open-upload.tiktokapis.us.evil.example/video/',
  'https://evil.example/.tiktokapis.com',
  'https://evil.example/?.tiktokapis.com',
  'https://evil.example#.tiktokapis.com',
  'https://evil.example\\.tiktokapis.com/',
  'https://evil.example\\@open-upload.tiktokapis.com/',
  'https://open-upload.tiktokapis.com\\@evil.example/',
  'https://open-upload.tiktokapis.com@evil.example/',
  'https://open-upload.tiktokapis.com:443@evil.example/',
  'https://user@open-upload.tiktokapis.com/video/',
  'https://user:password@open-upload.tiktokapis.com/video/',
  'https://:@open-upload.tiktokapis.com/video/',
  'https://open-upload.tiktokapis.com:8443/video/',
  'https://open-upload.tiktokapis.com:443/video/',
  'https://open-upload.tiktokapis.com:80/video/',
  'https://open-upload.tiktokapis.com:/video/',
  'https://open-upload.tiktokapis.com./video/',
  'https://open-upload.tiktokapis.com%2eevil.example/video/',
  'https://open-upload.tiktokapis.com%00.evil.example/video/',
  'https://open-upload.tiktokapis%E3%80%82com/video/',
  'https://open-upload。tiktokapis。com/video/',
  'https://ｏpen-upload.tiktokapis.com/video/',
  'https://open-upload.tіktokapis.com/video/',
  'https://OPEN-UPLOAD.TIKTOKAPIS.COM/video/',
  'HTTPS://open-upload.tiktokapis.com/video/',
  ' https://open-upload.tiktokapis.com/video/',
  'https://open-upload.tiktokapis.com/video/ ',
  'https://open-upload.tiktokapis.com/vi deo/',
  'https://open-upload.tiktokapis.com/\tvideo/',
  'https://open-upload.tiktok\napis.com/video/',
  'https://open-upload.tiktokapis.com/video/\r\nX-Evil: 1',
  'https://open-upload.tiktokapis.com/a/../video/',
  'https://open-upload.tiktokapis.com/%2e%2e/video/',
  'https://open-upload.tiktokapis.com/video/#fragment',
  'https:/open-upload.tiktokapis.com/video/',
  'https:open-upload.tiktokapis.com/video/',
  'https:\\\\open-upload.tiktokapis.com/video/',
  'https://127.0.0.1/video/',
  'https://2130706433/video/',
  'https://0x7f000001/video/',
  'https://0177.0.0.1/video/',
  'https://[::1]/video/',
  'https://[::ffff:127.0.0.1]/video/',
  'https://localhost/video/',
  'https://169.254.169.254/latest/meta-data/',
  'https://metadata.google.internal/',
  'https://.tiktokapis.com/video/',
  'https://..tiktokapis.com/video/',
  'https://-.tiktokapis.com/video/',
  'https://a..tiktokapis.com/video/',
  'https://open_upload.tiktokapis.com/video/',
  'https://open-upload.tiktokapis.community/video/',
  'https://open-upload.tiktokapis.usa/video/',
  'https://open-upload.tiktokapis.org/video/',
  'https://open-upload.tiktokcdn.com/video/',
  'https://open.tiktok.com/video/',
  'blob:https://open-upload.tiktokapis.com/video/',
  `https://open-upload.tiktokapis.com/${'a'.repeat(2048)}`,
];

describe('isUploadUrl', () => {
  it('takes the upload hosts that TikTok answers, under its three domains [C-08.2, F17]', () => {
    for (const url of UPLOAD_URLS) assert.equal(isUploadUrl(url), true, url);
  });

  for (const [index, url] of UPLOAD_TRICKS.entries()) {
    it(`refuses trick ${index + 1}: ${JSON.stringify(url).slice(0, 90)}`, () => {
      assert.equal(isUploadUrl(url), false);
    });
  }

  it('takes a simulator only in development, and nothing else then', () => {
    const simulator = 'http://127.0.0.1:4010';
    assert.equal(isUploadUrl(`${simulator}/video/?upload_id=1`), false);
    assert.equal(isUploadUrl(`${simulator}/video/?upload_id=1`, simulator), true);
    for (const url of [
      ...UPLOAD_URLS,
      ...UPLOAD_TRICKS,
      'http://127.0.0.1:4011/',
      'http://127.0.0.1:4010@evil.example/',
    ]) {
      assert.equal(isUploadUrl(url, simulator), false, url);
    }
  });

  it('never takes another host, whatever the address', () => {
    const pieces = fc.constantFrom(
      'https:',
      '//',
      '/',
      '\\',
      '@',
      ':',
      '.',
      'open-upload',
      'tiktokapis',
      'com',
      'us',
      'evil',
      '#',
      '?',
      '%2f',
      ' ',
      '[::1]',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
        const url = `https://${parts.join('')}`;
        if (isUploadUrl(url)) assert.match(new URL(url).host, /\.tiktokapis\.(com|us)$/);
      }),
      { numRuns: 5000 },
    );
  });
});

const PREFIXES = ['https://media.example.com/videos/', 'https://cdn.example.com/'];

const PULL_TRICKS = [
  '',
  'https://media.example.com/',
  'https://media.example.com/videos',
  'https://media.example.com/videosecret/a.mp4',
  'https://media.example.com/other/videos/a.mp4',
  'https://media.example.com/videos/../private/a.mp4',
  'https://media.example.com/videos/./../private/a.mp4',
  'https://media.example.com/videos/%2e%2e/private/a.mp4',
  'https://media.example.com/videos/%2E%2E/private/a.mp4',
  'https://media.example.com/videos/.%2e/private/a.mp4',
  'https://media.example.com/videos/..%2fprivate/a.mp4',
  'https://media.example.com/videos/..%5cprivate/a.mp4',
  'https://media.example.com/videos/..%252fprivate/a.mp4',
  'https://media.example.com/videos/%252e%252e/private/a.mp4',
  'https://media.example.com/videos/%25252e%25252e/private/a.mp4',
  'https://media.example.com/videos/..\\private/a.mp4',
  'https://media.example.com/videos/..;/private/a.mp4',
  'https://media.example.com/videos//private/a.mp4',
  'https://media.example.com//videos/a.mp4',
  'https://media.example.com/videos/a%00.mp4',
  'https://media.example.com/videos/a%0d%0aX-Evil:1',
  'https://media.example.com/videos/a.mp4#x',
  'https://media.example.com/videos/a b.mp4',
  'https://media.example.com/videos/a\n.mp4',
  'https://media.example.com/Videos/a.mp4',
  'https://MEDIA.example.com/videos/a.mp4',
  'HTTPS://media.example.com/videos/a.mp4',
  'http://media.example.com/videos/a.mp4',
  'ftp://media.example.com/videos/a.mp4',
  '//media.example.com/videos/a.mp4',
  'https:/media.example.com/videos/a.mp4',
  'https:media.example.com/videos/a.mp4',
  'https:\\\\media.example.com\\videos\\a.mp4',
  'https://media.example.com:443/videos/a.mp4',
  'https://media.example.com:8443/videos/a.mp4',
  'https://user@media.example.com/videos/a.mp4',
  'https://user:pass@media.example.com/videos/a.mp4',
  'https://media.example.com@evil.example/videos/a.mp4',
  'https://media.example.com\\@evil.example/videos/a.mp4',
  'https://evil.example\\@media.example.com/videos/a.mp4',
  'https://media.example.com.evil.example/videos/a.mp4',
  'https://media.example.com./videos/a.mp4',
  'https://evilmedia.example.com/videos/a.mp4',
  'https://sub.media.example.com/videos/a.mp4',
  'https://example.com/videos/a.mp4',
  'https://evil.example/https://media.example.com/videos/a.mp4',
  'https://evil.example/?https://media.example.com/videos/a.mp4',
  'https://evil.example/#https://media.example.com/videos/a.mp4',
  'https://127.0.0.1/videos/a.mp4',
  'https://2130706433/videos/a.mp4',
  'https://[::1]/videos/a.mp4',
  'https://localhost/videos/a.mp4',
  'http://127.0.0.1:8080/videos/a.mp4',
  'https://169.254.169.254/latest/meta-data/',
  'https://ｍedia.example.com/videos/a.mp4',
  'https://mеdia.example.com/videos/a.mp4',
  'https://media%2eexample.com/videos/a.mp4',
  ' https://media.example.com/videos/a.mp4',
  'https://media.example.com/videos/a.mp4 ',
  'file:///videos/a.mp4',
  'data:video/mp4,x',
  'javascript:0',
  `https://media.example.com/videos/${'a'.repeat(2048)}`,
];

describe('isPullUrl', () => {
  it('takes addresses under a verified prefix [G-T2b]', () => {
    for (const url of [
      'https://media.example.com/videos/a.mp4',
      'https://media.example.com/videos/user/123/a.mp4?signature=a%2Fb&expires=1',
      'https://media.example.com/videos/a%20b.mp4',
      'https://media.example.com/videos/a..b.mp4',
      'https://cdn.example.com/x/y.webm',
    ]) {
      assert.equal(isPullUrl(url, PREFIXES), true, url);
    }
  });

  for (const [index, url] of PULL_TRICKS.entries()) {
    it(`refuses trick ${index + 1}: ${JSON.stringify(url).slice(0, 90)} [G-T2b]`, () => {
      assert.equal(isPullUrl(url, PREFIXES), false);
      assert.equal(isPullUrl(url, PREFIXES, { development: true }), false);
    });
  }

  it('takes nothing when no prefix is verified', () => {
    assert.equal(isPullUrl('https://media.example.com/videos/a.mp4', []), false);
  });

  it('takes loopback only in development and only under a prefix', () => {
    const prefixes = ['http://127.0.0.1:8080/media/'];
    assert.equal(isPullUrl('http://127.0.0.1:8080/media/a.mp4', prefixes, { development: true }), true);
    assert.equal(isPullUrl('http://127.0.0.1:8080/media/a.mp4', prefixes), false);
    assert.equal(isPullUrl('http://127.0.0.1:8081/media/a.mp4', prefixes, { development: true }), false);
  });
});
