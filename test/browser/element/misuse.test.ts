import { expect } from '@open-wc/testing';
import { createHttpAdapter } from '../../../src/adapter/http-adapter.js';
import type { ShareToTikTokAdapter } from '../../../src/adapter/contract.js';
import type { CreatorInfoData } from '../../../src/adapter/replies.js';
import type { ProblemCode } from '../../../src/diagnostics/problem.js';
import type { ShareToTikTokElement, TikTokErrorEvent } from '../../../src/index.js';
import { FakeAdapter } from '../../../src/testing/fake-adapter.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { PROBLEMS } from '../../unit/diagnostics/problems.js';
import { inPhase } from './page.js';
import { until } from '../until.js';

/** What the element wrote to the console, as it was given. */
const written: (readonly unknown[])[] = [];
const { warn } = console;

const messages = (): readonly string[] => written.map(([message]) => String(message));

async function explained(code: ProblemCode): Promise<string> {
  await until(() => messages().some((message) => message.includes(` ${code}: `)), code);
  return messages().find((message) => message.includes(` ${code}: `)) ?? '';
}

/** An adapter whose first call does what the test wants. */
function adapterWith(getCreatorInfo: () => unknown): ShareToTikTokAdapter {
  return Object.assign(new FakeAdapter(), { getCreatorInfo: async () => getCreatorInfo() as never });
}

/** The real HTTP adapter in front of a server that gives this reply. */
function serverWith(status: number, body: string, type = 'text/html'): ShareToTikTokAdapter {
  const reply = (): Response => new Response(body, { status, headers: { 'Content-Type': type } });
  return createHttpAdapter('/api/tiktok', { fetch: async () => reply() });
}

/** A class whose methods need their own instance, as a reactive proxy does not pass it on. */
class PrivateAdapter extends FakeAdapter {
  readonly #reply = creatorInfoData();

  override getCreatorInfo(): Promise<CreatorInfoData> {
    return Promise.resolve(this.#reply);
  }
}

type Prepare = (element: ShareToTikTokElement) => void;

/** Sets a property as a framework in plain JavaScript does: to any value. */
const set =
  (name: keyof ShareToTikTokElement, value: unknown): Prepare =>
  (element) =>
    void Reflect.set(element, name, value);

const attribute =
  (name: string, value: string): Prepare =>
  (element) =>
    element.setAttribute(name, value);

/** As much of a file as tells what it is. */
const MP4 = [0, 0, 0, 16, ...new TextEncoder().encode('ftypisom'), 0, 0, 0, 0];
const JPEG = [0xff, 0xd8, 0xff, 0xe0];

const fileOf = (type: string, bytes: readonly number[]): File => new File([new Uint8Array(bytes)], 'a file', { type });

/** A page that is filled in by the host. */
const presetWith =
  (values: Partial<ShareToTikTokElement>): Prepare =>
  (element) =>
    void Object.assign(element, { adapter: element.adapter ?? adapterWith(() => creatorInfoData()), ...values });

const MISUSES: readonly (readonly [what: string, code: ProblemCode, prepare: Prepare, says: RegExp])[] = [
  ['nothing to ask', 'no-adapter', () => {}, /endpoint attribute/],
  [
    'an endpoint that is null, and its attribute removed [E12]',
    'no-adapter',
    (element) => {
      element.setAttribute('endpoint', '/api/tiktok');
      element.removeAttribute('endpoint');
      Reflect.set(element, 'endpoint', null);
    },
    /endpoint attribute/,
  ],
  ['accept="videos"', 'unknown-value', attribute('accept', 'videos'), /accept .*"videos".*"video" or "photo"/],
  ['accept as a list', 'unknown-value', set('accept', ['video', 'photo']), /accept .*"video,photo"/],
  ['mode="draft"', 'unknown-value', attribute('mode', 'draft'), /mode .*"draft".*"inbox"/],
  ['unaudited="false" [E16]', 'false-value', attribute('unaudited', 'false'), /unaudited/],
  ['media-locked="false" [E16]', 'false-value', attribute('media-locked', 'false'), /media-locked/],
  ['allow-framing="false" [E16]', 'false-value', attribute('allow-framing', 'false'), /allow-framing/],
  ['forget-draft="false" [E16]', 'false-value', attribute('forget-draft', 'false'), /forget-draft/],
  ['trigger="false" [E16]', 'false-value', attribute('trigger', 'false'), /trigger/],
  ['the property unaudited = "false"', 'false-value', set('unaudited', 'false'), /unaudited/],
  ['post-title="[object Object]"', 'object-value', attribute('post-title', '[object Object]'), /post-title/],
  ['an object as postDescription', 'object-value', set('postDescription', {}), /post-description/],
  [
    'adapter as an attribute [E5]',
    'property-as-attribute',
    attribute('adapter', '[object Object]'),
    /element\.adapter/,
  ],
  ['media as an attribute', 'property-as-attribute', attribute('media', '[object File]'), /element\.media/],
  ['strings as an attribute', 'property-as-attribute', attribute('strings', '{}'), /element\.strings/],
  ['endpoint="http://" [E12]', 'invalid-endpoint', attribute('endpoint', 'http://'), /\/api\/tiktok/],
  ['endpoint="undefined"', 'invalid-endpoint', attribute('endpoint', 'undefined'), /\/api\/tiktok/],
  ['endpoint="javascript:"', 'invalid-endpoint', attribute('endpoint', 'javascript:0'), /https/],
  ['an object as endpoint', 'invalid-endpoint', set('endpoint', {}), /https/],
  ['a string as adapter', 'adapter-shape', set('adapter', '/api/tiktok'), /type string/],
  ['an empty adapter', 'missing-method', set('adapter', {}), /getCreatorInfo, createPost, uploadChunk, getPostStatus/],
  ['an adapter class instead of an instance', 'missing-method', set('adapter', FakeAdapter), /getCreatorInfo/],
  ['a spread adapter', 'missing-method', set('adapter', { ...new FakeAdapter() }), /spread/],
  [
    'an optional method that is an address',
    'missing-method',
    presetWith({
      adapter: Object.assign(
        adapterWith(() => creatorInfoData()),
        { connect: '/connect' as never },
      ),
    }),
    /connect is not a function/,
  ],
  ['a string as media', 'media-shape', set('media', 'clip.mp4'), /media is String/],
  [
    'a FileList as media',
    'media-shape',
    set('media', new DataTransfer().files),
    /media is FileList.*\[\.\.\.input\.files\]/,
  ],
  ['a blob as media', 'media-shape', set('media', new Blob(['x'])), /media is Blob/],
  ['an empty list as media', 'media-shape', set('media', []), /media is Array/],
  ['a relative videoUrl', 'media-shape', set('media', { videoUrl: 'clip.mp4' }), /http or https/],
  [
    'a document as media',
    'media-type',
    set('media', new File(['x'], 'a.pdf', { type: 'application/pdf' })),
    /application\/pdf/,
  ],
  [
    'a video and photos as media',
    'media-refused',
    presetWith({ media: [fileOf('video/mp4', MP4), fileOf('image/jpeg', JPEG)] }),
    /both a video and photos/,
  ],
  [
    'two videos as media',
    'media-refused',
    presetWith({ media: [fileOf('video/mp4', MP4), fileOf('video/mp4', MP4)] }),
    /several videos/,
  ],
  [
    'media that accept leaves out',
    'media-refused',
    presetWith({ accept: 'photo', media: fileOf('video/mp4', MP4) }),
    /accept/,
  ],
  ['an empty file as media', 'media-refused', presetWith({ media: fileOf('video/mp4', []) }), /empty/],
  [
    'a file that is not what its type says',
    'media-refused',
    presetWith({ media: fileOf('video/x-msvideo', [82, 73, 70, 70]) }),
    /neither a video nor a photo/,
  ],
  [
    'an address of media that nothing is at',
    'media-refused',
    presetWith({ media: { photoUrls: [new URL('/nothing.jpg', location.href).href] } }),
    /could not be read/,
  ],
  [
    'strings that rename a level',
    'protected-string',
    set('strings', { 'privacy.SELF_ONLY': 'Everyone' }),
    /privacy\.SELF_ONLY/,
  ],
  ['strings with a number', 'protected-string', set('strings', { 'publish.ready': 7 }), /publish\.ready/],
  ['strings with a typo', 'unknown-string', set('strings', { 'title.labl': 'Caption' }), /title\.labl/],
  ['a language as strings', 'strings-shape', set('strings', 'de'), /type string/],
  [
    'a TypeError in the adapter',
    'adapter-failed',
    set(
      'adapter',
      adapterWith(() => undefinedOf().name),
    ),
    /getCreatorInfo/,
  ],
  [
    'a thrown string',
    'adapter-failed',
    set(
      'adapter',
      adapterWith(() => rejection('boom')),
    ),
    /not_connected/,
  ],
  [
    'a reactive proxy around private members [E17]',
    'proxied-adapter',
    set('adapter', new Proxy(new PrivateAdapter(), {})),
    /markRaw/,
  ],
  [
    'a Response as the reply',
    'reply-shape',
    set(
      'adapter',
      adapterWith(() => new Response('{}')),
    ),
    /creator_\w+ expected/,
  ],
  [
    'nothing as the reply',
    'reply-shape',
    set(
      'adapter',
      adapterWith(() => undefined),
    ),
    /expected object/,
  ],
  [
    'a field of another type',
    'reply-shape',
    set(
      'adapter',
      adapterWith(() => creatorInfoData({ privacy_level_options: 'SELF_ONLY' })),
    ),
    /privacy_level_options expected array/,
  ],
  [
    'an endpoint that is not there',
    'endpoint-not-found',
    set('adapter', serverWith(404, '<h1>Not found</h1>')),
    /status 404/,
  ],
  ['an endpoint for other methods', 'endpoint-not-found', set('adapter', serverWith(405, '')), /status 405/],
  ['a proxy that refuses', 'endpoint-refused', set('adapter', serverWith(403, 'Forbidden')), /status 403/],
  [
    'a page instead of the backend',
    'endpoint-not-json',
    set('adapter', serverWith(200, '<!doctype html>')),
    /HTML instead of JSON/,
  ],
  ['text instead of JSON', 'endpoint-not-json', set('adapter', serverWith(200, 'OK')), /text instead of JSON/],
  [
    'JSON without data',
    'endpoint-not-json',
    set('adapter', serverWith(200, '{"ok":true}', 'application/json')),
    /neither data nor error/,
  ],
  [
    'a page on another origin than the backend expects',
    'endpoint-error',
    set('adapter', serverWith(403, '{"error":{"code":"cross_site","message":""}}')),
    /error cross_site.*publicOrigin/,
  ],
  [
    'an endpoint beside the path of the backend',
    'endpoint-error',
    set('adapter', serverWith(404, '{"error":{"code":"not_found","message":""}}')),
    /error not_found.*basePath/,
  ],
  [
    'a backend whose storage is down',
    'endpoint-error',
    set('adapter', serverWith(500, '{"error":{"code":"adapter","message":""}}')),
    /error adapter.*log/,
  ],
  [
    'a backend that cannot read what TikTok replied',
    'endpoint-error',
    set('adapter', serverWith(502, '{"error":{"code":"invalid_response","message":""}}')),
    /error invalid_response.*log/,
  ],
];

function undefinedOf(): { readonly name: string } {
  const nothing: Readonly<Record<string, { readonly name: string }>> = {};
  // What a host's JavaScript does by mistake.
  return nothing['missing'] as { readonly name: string };
}

function rejection(value: unknown): never {
  throw value;
}

function place(prepare: Prepare): ShareToTikTokElement {
  const element = document.createElement('share-to-tiktok');
  element.lang = 'en';
  prepare(element);
  document.body.append(element);
  return element;
}

describe('a misuse', () => {
  beforeEach(() => {
    written.length = 0;
    document.body.replaceChildren();
    console.warn = (...line: readonly unknown[]) => void written.push(line);
  });
  afterEach(() => {
    console.warn = warn;
  });

  for (const [what, code, prepare, says] of MISUSES) {
    it(`is explained once, with its code and where to read on: ${what} [E10]`, async () => {
      const element = place(prepare);
      const message = await explained(code);
      expect(message).to.match(says);
      expect(message).to.match(new RegExp(`^<share-to-tiktok> ${code}: .* https://\\S+#${code}$`));
      element.remove();
      document.body.append(element);
      prepare(element);
      await element.updateComplete;
      // What follows from a misuse is not explained as another one.
      if (element.adapter) await until(() => element.phase !== 'loading');
      place(attribute('accept', 'the last one'));
      await until(() => messages().at(-1)?.includes('the last one') === true);
      expect(messages().slice(0, -1)).to.deep.equal([message]);
    });
  }

  it('is explained beside others of its kind: two flags, two values, two objects as attributes [E10, E16]', async () => {
    const element = document.createElement('share-to-tiktok');
    for (const name of ['unaudited', 'media-locked']) element.setAttribute(name, 'false');
    for (const name of ['accept', 'mode']) element.setAttribute(name, 'both');
    for (const name of ['media', 'strings']) element.setAttribute(name, '{}');
    await until(() => messages().length >= 6);
    expect(messages().map((message) => message.split(/ (?:is|was|does|only) /)[0])).to.deep.equal([
      '<share-to-tiktok> false-value: unaudited',
      '<share-to-tiktok> false-value: media-locked',
      '<share-to-tiktok> unknown-value: accept',
      '<share-to-tiktok> unknown-value: mode',
      '<share-to-tiktok> property-as-attribute: media',
      '<share-to-tiktok> property-as-attribute: strings',
    ]);
  });

  it('that leaves the element without an adapter is the only one explained [E10]', async () => {
    place(attribute('endpoint', 'http://'));
    place(set('adapter', '/api/tiktok'));
    place(attribute('adapter', '[object Object]'));
    place(attribute('mode', 'draft'));
    // Only the last one is not explained yet.
    await explained('no-adapter');
    expect(messages().filter((message) => message.includes('no-adapter'))).to.have.lengthOf(1);
  });

  it('leaves the property absent: an unknown value, an invalid endpoint [E4, E12]', () => {
    const element = document.createElement('share-to-tiktok');
    for (const write of [set, attribute] as const) {
      write('accept', 'videos')(element);
      write('mode', 'draft')(element);
      write('endpoint', 'http://')(element);
      expect([element.accept, element.mode, element.endpoint]).to.deep.equal([undefined, undefined, undefined]);
    }
  });

  it('leaves a flag off that is written as "false", as an attribute or a property [E5, E16]', () => {
    const element = document.createElement('share-to-tiktok');
    const flags = {
      unaudited: 'unaudited',
      'media-locked': 'mediaLocked',
      'allow-framing': 'allowFraming',
      'forget-draft': 'forgetDraft',
      trigger: 'trigger',
    } as const;
    for (const [name, key] of Object.entries(flags)) {
      element.setAttribute(name, 'false');
      expect(element[key], name).to.equal(false);
      element[key] = true;
      Reflect.set(element, key, 'false');
      expect(element[key], key).to.equal(false);
    }
  });

  it('of every kind that an element can have is in the table', () => {
    const covered = new Set(MISUSES.map(([, code]) => code));
    // Explained where a click is refused, where the script loads, or in a frame of a kind.
    const elsewhere = ['frame-without-origin', 'scripted-click', 'concealed-part', 'foreign-frame', 'second-copy'];
    expect(PROBLEMS.map(({ code }) => code).filter((code) => !covered.has(code))).to.deep.equal(elsewhere);
  });

  it('in the host’s own code reaches the console and the event as the host threw it', async () => {
    const element = place(() => {});
    const failed = new Promise<TikTokErrorEvent>((resolve) =>
      element.addEventListener('tiktok-error', resolve, { once: true }),
    );
    element.adapter = adapterWith(() => undefinedOf().name);
    const { code, cause } = await failed;
    expect(code).to.equal('adapter');
    expect(cause).to.be.instanceOf(TypeError);
    await explained('adapter-failed');
    expect(written.find(([message]) => String(message).includes('adapter-failed'))?.[1]).to.equal(cause);
  });

  describe('as a frame without an origin', () => {
    const { origin } = window;
    // What a sandboxed frame has; a page may replace it.
    beforeEach(() => (window.origin = 'null'));
    afterEach(() => (window.origin = origin));

    const failing = (): Promise<never> => Promise.reject(new TypeError('Failed to fetch'));

    it('is explained when an endpoint never replies; its visitor is not called offline', async () => {
      const element = place(set('adapter', createHttpAdapter('/api/tiktok', { fetch: failing })));
      expect(await explained('frame-without-origin'))
        .to.contain('getCreatorInfo')
        .and.contain('allow-same-origin');
      await element.updateComplete;
      expect(element.shadowRoot?.textContent).to.contain('This site couldn’t reach TikTok').and.not.contain('offline');
    });

    it('is not blamed for a connection that breaks after the endpoint has replied', async () => {
      let sent = 0;
      const fetch = (): Promise<Response> => (sent++ === 0 ? Promise.resolve(Response.json({ data: {} })) : failing());
      const adapter = createHttpAdapter('/api/tiktok', { fetch });
      const { signal } = new AbortController();
      await adapter.getCreatorInfo({ signal });
      const thrown = await Promise.resolve(adapter.getCreatorInfo({ signal })).catch((error: unknown) => error);
      expect(thrown).to.have.property('code', 'network');
    });
  });

  it('that throws an error of the host shows its kind alone, for its text may hold a secret', async () => {
    place(
      set(
        'adapter',
        adapterWith(() => rejection(new Error('act.secret-token'))),
      ),
    );
    expect(await explained('adapter-failed')).to.contain('(Error)');
    expect(written.flat().map(String).join()).not.to.contain('secret');
  });

  it('is not seen in what goes wrong for the user alone', async () => {
    for (const code of ['not_connected', 'network', 'spam_risk_too_many_posts', 'internal_error']) {
      const element = place(
        set(
          'adapter',
          adapterWith(() => rejection({ code })),
        ),
      );
      await until(() => element.phase !== 'loading');
    }
    const signedOut = place(
      set('adapter', serverWith(200, '{"error":{"code":"not_connected","message":"","log_id":""}}')),
    );
    await inPhase(signedOut, 'disconnected');
    // A message of a later misuse comes after any of these.
    place(attribute('mode', 'draft'));
    await explained('unknown-value');
    expect(messages().filter((message) => !message.includes('unknown-value'))).to.deep.equal([]);
  });
});

describe('an absent value', () => {
  const absent: readonly unknown[] = [undefined, null, ''];
  const after = {
    accept: undefined,
    mode: undefined,
    endpoint: undefined,
    media: undefined,
    adapter: undefined,
    strings: undefined,
    postTitle: '',
    postDescription: '',
    unaudited: false,
    mediaLocked: false,
    allowFraming: false,
    forgetDraft: false,
    trigger: false,
  } as const;

  for (const [name, expected] of Object.entries(after)) {
    it(`is absent however a framework writes it: ${name} [E4]`, () => {
      const element = document.createElement('share-to-tiktok');
      for (const value of absent) {
        Reflect.set(element, name, value);
        expect(Reflect.get(element, name), String(value)).to.equal(expected);
      }
    });
  }

  it('is what is left of an attribute that was removed', () => {
    const element = document.createElement('share-to-tiktok');
    const attributes = { accept: 'video', mode: 'inbox', endpoint: '/api', 'post-title': 'A', unaudited: '' };
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    expect([element.accept, element.mode, element.endpoint, element.postTitle, element.unaudited]).to.deep.equal([
      'video',
      'inbox',
      '/api',
      'A',
      true,
    ]);
    for (const name of Object.keys(attributes)) element.removeAttribute(name);
    expect([element.accept, element.mode, element.endpoint, element.postTitle, element.unaudited]).to.deep.equal([
      undefined,
      undefined,
      undefined,
      '',
      false,
    ]);
  });
});
