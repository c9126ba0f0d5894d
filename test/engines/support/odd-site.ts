import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { fixture } from '../../e2e/support/files.js';

/** One odd page: how its document is made, and where on it the element stands. */
export interface OddPage {
  readonly name: string;
  /** Place of the element, as `site/page.js` names them. */
  readonly place?: string;
  readonly doctype?: string;
  readonly xml?: true;
  /** More of the head, before the element's script. */
  readonly head?: string;
  /** The page is drawn in a frame with these attributes. */
  readonly frame?: string;
  /** The frame has no origin: no storage, no cookies, and the host's own adapter. */
  readonly opaque?: true;
  /** The frame is on another origin than the page around it. */
  readonly crossOrigin?: true;
  /** How many times larger than usual the user has it drawn. */
  readonly zoom?: number;
  /** What happens between loading and posting. */
  readonly before?: 'bfcache' | 'print';
}

export const ODD_PAGES: readonly OddPage[] = [
  { name: 'default-src none, Trusted Types' },
  { name: 'open shadow root', place: 'open root' },
  { name: 'closed shadow root', place: 'closed root' },
  { name: 'dialog', place: 'dialog' },
  { name: 'popover', place: 'popover' },
  { name: 'display none, then shown', place: 'hidden' },
  { name: 'in a form', place: 'form' },
  { name: 'quirks mode', doctype: '' },
  { name: 'XHTML', xml: true },
  { name: 'polluted prototypes', head: '<script src="/odd/pollute.js"></script>' },
  { name: 'aggressive resets, 62.5%', head: '<link rel="stylesheet" href="/odd/reset.css"/>' },
  { name: 'frame of another origin', frame: 'width="1000" height="900"', crossOrigin: true },
  {
    name: 'sandboxed frame',
    frame: 'width="1000" height="900" sandbox="allow-scripts allow-same-origin allow-popups"',
  },
  {
    name: 'sandboxed frame, no origin',
    frame: 'width="1000" height="900" sandbox="allow-scripts allow-popups"',
    opaque: true,
  },
  { name: '200% zoom', zoom: 2 },
  { name: '400% zoom', zoom: 4 },
  { name: 'back from another page', before: 'bfcache' },
  { name: 'print', before: 'print' },
];

const TYPES: Readonly<Record<string, string>> = {
  js: 'text/javascript',
  css: 'text/css',
  mp4: 'video/mp4',
  jpg: 'image/jpeg',
};

/** Nothing is allowed but what README names. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' blob: http://127.0.0.1:*",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "frame-src 'self' http://127.0.0.1:*",
  "base-uri 'none'",
  "form-action 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types lit-html',
].join('; ');

const NO_ICON = '<link rel="icon" href="/odd/photo-1.jpg"/>';

/** Where the element's files are served to every origin, as a CDN does. */
const ANYWHERE = '/odd/element/';

function documentOf({ doctype = '<!doctype html>', xml, head = '', opaque }: OddPage): string {
  const start = xml
    ? '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en">'
    : `${doctype}<html lang="en">`;
  const scripts = xml
    ? '<script src="/odd/import.js"></script>'
    : `<script type="module" src="${opaque ? ANYWHERE : '/share-to-tiktok/'}share-to-tiktok.js"></script><script type="module" src="/odd/page.js"></script>`;
  return `${start}<head><title>A page</title>${NO_ICON}<script src="/odd/watch.js"></script>${head}${scripts}</head><body></body></html>`;
}

function frameOf(attributes: string, src: string): string {
  return `<!doctype html><html lang="en"><head><title>A page</title>${NO_ICON}<link rel="stylesheet" href="/odd/frame.css"/></head><body><iframe src="${src}" ${attributes}></iframe></body></html>`;
}

/** Address of a page below its site. */
export function pathOf(page: OddPage): string {
  const path = `/odd/page/${ODD_PAGES.indexOf(page)}`;
  return page.frame === undefined ? innerPathOf(page) : `${path}/frame`;
}

function innerPathOf(page: OddPage): string {
  return `/odd/page/${ODD_PAGES.indexOf(page)}?place=${encodeURIComponent(page.place ?? 'body')}`;
}

const html = (body: string, { xml, opaque }: Pick<OddPage, 'xml' | 'opaque'> = {}): Response =>
  new Response(body, {
    headers: {
      'Content-Type': `${xml ? 'application/xhtml+xml' : 'text/html'}; charset=utf-8`,
      // In WebKit, a frame without an origin is not even its own site.
      'Content-Security-Policy': opaque ? POLICY.replaceAll("'self'", 'http://127.0.0.1:*') : POLICY,
    },
  });

const CDN = new URL('../../../dist/cdn/', import.meta.url);

async function file(name: string, folder?: URL): Promise<Response> {
  if (name === 'frame.css')
    return new Response('body { margin: 0 } iframe { display: block; border: 0 }', {
      headers: { 'Content-Type': 'text/css' },
    });
  const type = TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain';
  const path = folder
    ? new URL(name, folder)
    : type.startsWith('text/')
      ? new URL(`../site/${name}`, import.meta.url)
      : fixture(name);
  return new Response(new Uint8Array(await readFile(path)), {
    headers: { 'Content-Type': type, 'Access-Control-Allow-Origin': '*' },
  });
}

/** Adds the odd pages to the demo's server. */
export function oddRoutes(app: Hono): void {
  app.get('/odd/page/:index/frame', (context) => {
    const page = ODD_PAGES[Number(context.req.param('index'))];
    return page?.frame === undefined ? context.notFound() : html(frameOf(page.frame, innerPathOf(page)));
  });
  app.get('/odd/page/:index', (context) => {
    const page = ODD_PAGES[Number(context.req.param('index'))];
    return page ? html(documentOf(page), page) : context.notFound();
  });
  app.get(`${ANYWHERE}:file`, (context) => file(context.req.param('file'), CDN));
  app.get('/odd/:file', (context) => file(context.req.param('file')));
}

/** A site of another origin that shows a page of this one in a frame. */
export async function startEmbedder(origin: string): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const page = ODD_PAGES[Number(/\d+/.exec(request.url ?? '')?.[0])];
    response.setHeader('Content-Type', 'text/html');
    response.end(
      page?.frame === undefined
        ? ''
        : frameOf(page.frame, origin + innerPathOf(page)).replaceAll('"/odd/', `"${origin}/odd/`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    // An address is a string for pipes alone, and this server listens on a port.
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
