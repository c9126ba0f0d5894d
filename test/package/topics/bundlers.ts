import assert from 'node:assert/strict';
import { cp, mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'puppeteer-core';
import { launch } from '../../e2e/support/browser.js';
import { BUNDLERS } from '../support/bundlers.js';
import { host } from '../support/host.js';
import { serveFolder } from '../support/serve-folder.js';

const BROWSER_MODULES = ['share-to-tiktok', ...['element', 'rules', 'http-adapter', 'testing'].map(moduleNamed)];

function moduleNamed(name: string): string {
  return `share-to-tiktok/${name}.js`;
}

/** A page with the element, the host's adapter, and a file, for which the element loads its media reader. */
const APP = `
  import { ShareToTikTokElement } from 'share-to-tiktok';
  const element = document.createElement('share-to-tiktok');
  if (!(element instanceof ShareToTikTokElement)) throw new Error('not registered');
  element.adapter = {
    getCreatorInfo: async () => ({
      creator_avatar_url: '', creator_username: 'maker', creator_nickname: 'Maker',
      privacy_level_options: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
      comment_disabled: false, duet_disabled: false, stitch_disabled: false, max_video_post_duration_sec: 600,
    }),
    createPost: async () => { throw { code: 'network' }; },
    uploadChunk: async () => undefined,
    getPostStatus: async () => ({ status: 'PROCESSING_UPLOAD' }),
  };
  const bytes = await (await fetch('/clip.mp4')).arrayBuffer();
  element.media = new File([bytes], 'clip.mp4', { type: 'video/mp4' });
  document.body.append(element);
`;

/** Words that stand in the code of a package, minified or not. */
const MARKS = { lit: /litHtmlVersions|litElementVersions/, mediabunny: /EncodedPacket/ };

let browser: Browser;

async function textOf(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.js'));
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}

before(async () => {
  const source = join(host.site.folder, 'source');
  await mkdir(source);
  await writeFile(join(source, 'app.js'), APP);
  await writeFile(
    join(source, 'rules.js'),
    `import * as rules from '${moduleNamed('rules')}'; globalThis.rules = rules;`,
  );
  await writeFile(
    join(source, 'one-rule.js'),
    `import { isFinal } from '${moduleNamed('rules')}'; globalThis.isFinal = isFinal;`,
  );
  await writeFile(
    join(host.backend.folder, 'server.js'),
    `import { createShareToTikTok } from '${moduleNamed('server')}';
     try { createShareToTikTok({}); } catch ({ name }) { console.log(name); }`,
  );
  await writeFile(
    join(source, 'all.js'),
    BROWSER_MODULES.map(
      (name, index) => `import * as m${index} from '${name}'; globalThis.m${index} = m${index};`,
    ).join('\n'),
  );
  browser = await launch();
});
after(() => browser.close());

/** Opens the page of a built site and waits for its file; what the page threw, and what the console was warned of. */
async function complaintsOf(folder: string): Promise<readonly string[]> {
  const built = join(host.site.folder, folder);
  await cp(new URL('../../fixtures/media/clip.mp4', import.meta.url), join(built, 'clip.mp4'));
  await writeFile(
    join(built, 'index.html'),
    '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,"><script type="module" src="/app.js"></script>',
  );
  const server = await serveFolder(built);
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (line) => ['warn', 'error'].includes(line.type()) && complaints.push(line.text()));
  try {
    await page.goto(server.address);
    const caption = await page.waitForFunction(() => {
      const file = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('[part~="file"]');
      return file?.textContent?.includes('clip.mp4') && document.querySelector('share-to-tiktok')?.phase;
    });
    assert.equal(await caption.jsonValue(), 'editing');
    return complaints;
  } finally {
    await page.close();
    await server.close();
  }
}

describe('the packed package on a dev server', () => {
  it('has the console warned of nothing but that Lit is in its mode for development', async () => {
    const folder = 'built-development';
    const entries = { app: './source/app.js' };
    await BUNDLERS.esbuild({ site: host.site.folder, folder, entries, development: true });
    const complaints = await complaintsOf(folder);
    assert.deepEqual(
      complaints.map((line) => line.replace(/\. .*/s, '')),
      ['Lit is in dev mode'],
    );
  });
});

for (const [bundler, bundle] of Object.entries(BUNDLERS)) {
  describe(`the packed package, bundled with ${bundler}`, () => {
    it('every browser module resolves, and the element takes a file in a browser [E2]', async () => {
      const folder = `built-${bundler}`;
      await bundle({ site: host.site.folder, folder, entries: { app: './source/app.js', all: './source/all.js' } });
      assert.deepEqual(await complaintsOf(folder), []);
    });

    it('rules.js brings no Lit and no media library; one rule brings little', async () => {
      const folder = `rules-${bundler}`;
      const smallest = { site: host.site.folder, minify: true };
      await bundle({ ...smallest, folder, entries: { rules: './source/rules.js' } });
      await bundle({ ...smallest, folder: `${folder}-one`, entries: { 'one-rule': './source/one-rule.js' } });
      const code = await textOf(join(host.site.folder, folder));
      assert.match(code, /SELF_ONLY/);
      for (const [name, mark] of Object.entries(MARKS)) assert.doesNotMatch(code, mark, name);
      const one = await textOf(join(host.site.folder, `${folder}-one`));
      assert.ok(one.length < 2_000, `${one.length} characters`);
      // The same marks are found where they are used.
      const all = await textOf(join(host.site.folder, `built-${bundler}`));
      for (const [name, mark] of Object.entries(MARKS)) assert.match(all, mark, name);
    });

    it('server.js runs in Node without the packages that are optional', async () => {
      const folder = `server-${bundler}`;
      await bundle({ site: host.backend.folder, folder, platform: 'node', entries: { server: './server.js' } });
      assert.equal(await host.backend.run(process.execPath, `${folder}/server.js`), 'TypeError\n');
    });
  });
}
