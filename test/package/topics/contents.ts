import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, readdir } from 'node:fs/promises';
import { dirname, join, normalize } from 'node:path';
import { describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { publint } from 'publint';
import { brokenLinks } from '../../tools/docs-check.mjs';
import { emptyFolder, host, pack } from '../support/host.js';

const { own } = host.site;
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const run = promisify(execFile);

const shipped = (await readdir(own, { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) =>
    join(parentPath, name)
      .slice(own.length + 1)
      .replaceAll('\\', '/'),
  )
  .sort();

async function shippedJson(name: string): Promise<unknown> {
  return JSON.parse(await readFile(join(own, name), 'utf8'));
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

describe('the contents of the packed package', () => {
  it('are the files of the list, no more and no fewer', async () => {
    const list = await readFile(new URL('../packed-files.txt', import.meta.url), 'utf8');
    // The names of parts are no promise: they change with what the parts hold, and with how the code is split.
    const names = shipped.map((name) =>
      name.replace(
        /^(dist\/(?:chunks|types\/shared)\/).+?((?:\.d)?\.[jt]s)$|^(dist\/cdn\/).+-[\w-]{8}(\.js)$/,
        '$1$3*$2$4',
      ),
    );
    assert.equal(`${[...new Set(names)].join('\n')}\n`, list);
  });

  it('hold every file that package.json names', () => {
    const { exports, bin, sideEffects, customElements, 'web-types': webTypes } = host.manifest;
    const targets = Object.values(exports).flatMap((target) =>
      typeof target === 'string' ? [target] : Object.values(target),
    );
    const named = [...targets, ...Object.values(bin), ...sideEffects, customElements, webTypes];
    assert.ok(sideEffects.length > 0);
    assert.deepEqual(
      named.filter((path) => !shipped.includes(normalize(path))),
      [],
    );
  });

  it('leave publint nothing to say, not even a suggestion', async () => {
    const { messages } = await publint({ pkgDir: own, strict: true });
    assert.deepEqual(messages, []);
  });

  it('resolve with their types wherever ES modules do, as attw sees it', async () => {
    const attw = join(ROOT, 'node_modules/@arethetypeswrong/cli/dist/index.js');
    await run(process.execPath, [attw, host.tarball, '--profile', 'esm-only', '--no-emoji', '--no-color']);
  });

  it('hold every file and picture that a shipped page links to [E21]', async () => {
    const pages = shipped.filter((name) => /\.md$|^llms\.txt$/.test(name));
    assert.ok(pages.length > 15);
    const broken: string[] = [];
    for (const page of pages) {
      const links = brokenLinks(page, await readFile(join(own, page), 'utf8'), undefined, (path) =>
        existsSync(join(own, path)),
      );
      // Tests are named as proof, for readers of the sources.
      broken.push(...links.filter((link) => !link.startsWith('test/')).map((link) => `${page}: ${link}`));
    }
    assert.deepEqual(broken, []);
  });

  it('hold every file that a shipped example, or a type for a framework, imports', async () => {
    const sources = shipped.filter((name) => /^(?:demo|frameworks)\/.*\.ts$/.test(name));
    assert.ok(sources.length > 10);
    const missing: string[] = [];
    for (const source of sources) {
      const code = await readFile(join(own, source), 'utf8');
      for (const [, path = ''] of code.matchAll(/from '(\.[^']+)\.js'/g)) {
        const file = join(dirname(source), path);
        if (!shipped.includes(`${file}.ts`) && !shipped.includes(`${file}.d.ts`)) missing.push(`${source}: ${path}`);
      }
    }
    assert.deepEqual(missing, []);
  });

  it('describe in the manifest only files that are shipped [E21]', async () => {
    const { modules } = (await shippedJson('custom-elements.json')) as { modules: { path: string }[] };
    assert.deepEqual(
      modules.map(({ path }) => path).filter((path) => !shipped.includes(path)),
      [],
    );
  });

  it('describe lang and dir to every editor, and no member that is not public [E21]', async () => {
    interface Described {
      readonly name: string;
      readonly tagName?: string;
      readonly privacy?: string;
      readonly description?: string;
      readonly attributes?: readonly Described[];
      readonly members?: readonly Described[];
    }
    const manifest = (await shippedJson('custom-elements.json')) as { modules: { declarations: Described[] }[] };
    const html = (await shippedJson('html-custom-data.json')) as { tags: Described[] };
    const web = (await shippedJson('web-types.json')) as { contributions: { html: { elements: Described[] } } };
    const element = manifest.modules
      .flatMap(({ declarations }) => declarations)
      .find(({ tagName }) => tagName === 'share-to-tiktok');
    for (const [file, described] of [
      ['custom-elements.json', element],
      ['html-custom-data.json', html.tags.find(({ name }) => name === 'share-to-tiktok')],
      ['web-types.json', web.contributions.html.elements.find(({ name }) => name === 'share-to-tiktok')],
    ] as const) {
      for (const name of ['lang', 'dir']) {
        const attribute = described?.attributes?.find((each) => each.name === name);
        assert.match(attribute?.description ?? '', /absent: the nearest ancestor/, `${name} in ${file}`);
      }
    }
    const members = element?.members ?? [];
    assert.ok(members.some(({ name }) => name === 'phase'));
    assert.deepEqual(
      members.filter(({ name, privacy = 'public' }) => privacy !== 'public' || /^[#_[]/.test(name)),
      [],
    );
  });

  it('list in the bill of materials every package that a site installs, with hash and license', async () => {
    const bill = (await shippedJson('sbom.cdx.json')) as {
      bomFormat: string;
      metadata: { component: { purl: string } };
      components: { name: string; hashes: unknown[]; licenses: unknown[] }[];
    };
    assert.equal(bill.bomFormat, 'CycloneDX');
    assert.equal(bill.metadata.component.purl, `pkg:npm/share-to-tiktok@${host.manifest.version}`);
    const listed = await host.site.run('npm', 'ls', '--all', '--parseable', '--omit=dev');
    const installed = listed
      .trim()
      .split('\n')
      .slice(1)
      .map((path) => path.replaceAll('\\', '/').split('/node_modules/').at(-1))
      .filter((name) => name !== 'share-to-tiktok');
    assert.deepEqual(bill.components.map(({ name }) => name).sort(), installed.sort());
    const [kilobytes] = (await host.site.run('du', '-sk', 'node_modules')).split('\t');
    console.log(`npm ls --omit=dev: ${installed.length + 1} packages, ${(Number(kilobytes) / 1024).toFixed(1)} MB`);
    for (const { name, hashes, licenses } of bill.components) {
      assert.equal(hashes.length, 1, name);
      assert.equal(licenses.length, 1, name);
    }
  });

  it('have the same bytes when they are packed again, in another folder and for production', async () => {
    // Vite, which has bundled the package for a site in this process, says so in the environment.
    assert.equal(process.env['NODE_ENV'], 'production');
    assert.equal(await hashOf(await pack(await emptyFolder())), await hashOf(host.tarball));
  });
});
