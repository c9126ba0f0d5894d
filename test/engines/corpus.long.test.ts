import assert from 'node:assert/strict';
import { appendFileSync, createReadStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Inspection, VideoFacts } from '../../src/domain/media-facts.js';
import { differences, titleOf } from '../fixtures/media/agreement.js';
import type { Expectation } from '../fixtures/media/agreement.js';
import { hasFfmpeg } from '../fixtures/media/ffmpeg.mjs';
import { probe } from '../fixtures/media/probe.mjs';
import { makeVideo, RECIPES } from '../fixtures/media/recipes.js';
import { engines } from '../tools/engines/engines.mjs';
import { startEngine } from './support/driver.js';

const committed = (name: string): string => fileURLToPath(new URL(`../fixtures/media/corpus/${name}`, import.meta.url));
// Written by make-corpus.mjs in this form.
const known = JSON.parse(readFileSync(committed('corpus.json'), 'utf8')) as readonly Expectation[];
const titles = [...known.map(titleOf), ...RECIPES.map(([what]) => `reads ${what}`)];

interface Served {
  readonly path: string;
  readonly expected: Expectation;
}

function makeAll(folder: string): readonly Served[] {
  const made = RECIPES.map(([name, recipe], index) => {
    const path = makeVideo(join(folder, `${index}.${recipe.container}`), recipe);
    const expected = { name, facts: probe(path, recipe.container) };
    if (recipe.behind !== undefined) appendFileSync(path, recipe.behind);
    return { path, expected };
  });
  return [...known.map((expected) => ({ path: committed(expected.name), expected })), ...made];
}

async function bundle(): Promise<string> {
  const entryPoints = [fileURLToPath(new URL('corpus-entry.ts', import.meta.url))];
  const { outputFiles } = await build({ entryPoints, bundle: true, format: 'esm', write: false, logLevel: 'error' });
  return outputFiles[0]?.text ?? '';
}

/** Serves the files with a page that reads them; `read` gets what it has read. */
async function startSite(files: readonly Served[], read: (inspections: unknown) => void) {
  const script = await bundle();
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { url = '' } = request;
    const [, index] = /^\/file\/(\d+)$/.exec(url) ?? [];
    const file = index === undefined ? undefined : files[Number(index)];
    if (file) return void createReadStream(file.path).pipe(response);
    if (url === '/read') read(JSON.parse(await text(request)));
    const isScript = url === '/page.js';
    response.setHeader(
      'content-type',
      isScript ? 'text/javascript' : url === '/names' ? 'application/json' : 'text/html',
    );
    if (isScript) response.end(script);
    else if (url === '/names') response.end(JSON.stringify(files.map(({ path }) => basename(path))));
    else response.end('<!doctype html><script type="module" src="/page.js"></script>');
  };
  const server = createServer((request, response) => void respond(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // An HTTP server's address is one of a network socket.
  const { port } = server.address() as AddressInfo;
  const close = () => new Promise((resolve) => server.close(resolve).closeAllConnections());
  return { origin: `http://127.0.0.1:${port}`, close };
}

describe('the corpus', { skip: !hasFfmpeg() && 'ffmpeg is missing here' }, async () => {
  let folder = '';
  let files: readonly Served[] = [];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'corpus-'));
    files = makeAll(folder);
  });
  after(() => rmSync(folder, { recursive: true }));

  for (const engine of await engines()) {
    describe(`in ${engine.name}`, { skip: 'missing' in engine && engine.missing }, () => {
      let inspections: readonly Inspection<VideoFacts>[] = [];
      before(async () => {
        if ('missing' in engine) return;
        const windows = await startEngine(engine);
        const driver = await windows.open(1);
        let site: Awaited<ReturnType<typeof startSite>> | undefined;
        try {
          // The page sends what `inspectVideo` returned.
          inspections = await new Promise((resolve, reject) => {
            startSite(files, (read) => resolve(read as typeof inspections)).then(async (started) => {
              site = started;
              await driver.goto(site.origin);
            }, reject);
          });
        } finally {
          await driver.close();
          await windows.close();
          await site?.close();
        }
      });

      titles.forEach((title, index) => {
        it(title, () => {
          const [file, inspection] = [files[index], inspections[index]];
          assert.ok(file && inspection);
          assert.deepEqual(differences(file.expected, inspection), []);
        });
      });
    });
  }
});
