import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { TestContext } from 'node:test';
import type { Page } from 'puppeteer-core';
import { TRACES, locatedForConversion, locatedPhotos, locatedVideos } from '../../fixtures/media/located.js';
import type { Located } from '../../fixtures/media/located.js';
import { chooseFiles, choosePrivacy, control, inPhase, press, pressPost, shownText } from '../support/browser.js';
import { setStage } from '../support/demo-page.js';
import type { Stage } from '../support/demo-page.js';
import { withFolder } from '../support/files.js';

const hasExiftool = spawnSync('exiftool', ['-ver']).status === 0;
const LONGEST = { timeout: 60_000 };

describe('where a photo or video was made', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage();
  });
  after(() => stage.close());

  async function post(page: Page): Promise<readonly Buffer[]> {
    await choosePrivacy(page, 'Only me');
    await pressPost(page);
    await inPhase(page, 'published').catch(async (error: unknown) => {
      throw new Error(await shownText(page), { cause: error });
    });
    const files = stage.posts().at(-1)?.files ?? [];
    return Promise.all(files.map(async ({ url }) => Buffer.from(await (await fetch(url)).arrayBuffer())));
  }

  /** Writes what is chosen; every one of it tells its place. */
  async function written(folder: string, located: readonly Located[], extension: string): Promise<readonly string[]> {
    await mkdir(folder, { recursive: true });
    const paths: string[] = [];
    for (const [index, { name, file }] of located.entries()) {
      const bytes = Buffer.from(await file.arrayBuffer());
      assert.notDeepEqual(tracesIn(bytes), [], name);
      const path = join(folder, `${index}.${extension}`);
      await writeFile(path, bytes);
      paths.push(path);
    }
    return paths;
  }

  async function assertClean(test: TestContext, folder: string, files: readonly Buffer[]): Promise<void> {
    for (const [index, bytes] of files.entries()) {
      assert.deepEqual(tracesIn(bytes), [], `file ${index}`);
      await writeFile(join(folder, `received-${index}`), bytes);
    }
    if (!hasExiftool) return test.diagnostic('exiftool is missing here: the bytes alone were searched');
    const found = places(files.map((_, index) => join(folder, `received-${index}`)));
    assert.deepEqual(found, []);
  }

  it('is nowhere in photos that keep their bytes', async (test) => {
    await withFolder(async (folder) => {
      const located = await locatedPhotos();
      const paths = await written(folder, located, 'jpg');
      if (hasExiftool)
        test.diagnostic(`exiftool finds ${places(paths).length} places before, in ${paths.length} photos`);
      const page = await stage.openConnected();
      await chooseFiles(page, 'Select video or photos', paths);
      await control(page, 'button', `Photo ${located.length} of ${located.length}`);
      const files = await post(page);
      assert.equal(files.length, located.length);
      await assertClean(test, folder, files);
      await page.close();
    });
  });

  it('is nowhere in photos that were converted', async (test) => {
    await withFolder(async (folder) => {
      const located = locatedForConversion();
      const paths = await written(folder, located, 'png');
      if (hasExiftool)
        test.diagnostic(`exiftool finds ${places(paths).length} places before, in ${paths.length} photos`);
      const page = await stage.openConnected();
      await chooseFiles(page, 'Select video or photos', paths);
      await press(page, 'button', 'Convert to JPEG');
      await control(page, 'button', `Photo ${located.length} of ${located.length}`);
      const files = await post(page);
      assert.equal(files.length, located.length);
      await assertClean(test, folder, files);
      await page.close();
    });
  });

  it('is nowhere in videos whose creator had it removed', async (test) => {
    await withFolder(async (folder) => {
      const located = await locatedVideos(folder);
      // An account of its own: TikTok takes 15 posts a day from one.
      stage.demo.simulator.control.setCurrentCreator('long');
      const paths = await written(folder, located, 'mp4');
      if (hasExiftool)
        test.diagnostic(`exiftool finds ${places(paths).length} places before, in ${paths.length} videos`);
      const files: Buffer[] = [];
      for (const path of paths) {
        const page = await stage.openConnected();
        await chooseFiles(page, 'Select video or photos', [path]);
        await press(page, 'button', 'Remove location');
        await page.waitForFunction(IS_MADE, LONGEST);
        files.push(...(await post(page)));
        await page.close();
      }
      assert.equal(files.length, located.length);
      await assertClean(test, folder, files);
    });
  });
});

function tracesIn(bytes: Buffer): readonly string[] {
  return TRACES.filter((trace) => bytes.includes(Buffer.from(trace))).map((trace) =>
    Buffer.from(trace).toString('latin1'),
  );
}

const PLACES = /GPS|Location|City|Country|State|Province|Coordinates/i;

/** Everything that exiftool knows of a place, in embedded pictures, films and tracks too. */
function places(paths: readonly string[]): readonly string[] {
  const { stdout } = spawnSync('exiftool', ['-j', '-a', '-u', '-ee', '-G1', ...paths], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  // exiftool's own output: one object a file.
  const files = JSON.parse(stdout) as readonly Readonly<Record<string, unknown>>[];
  return files.flatMap(({ SourceFile, ...tags }) =>
    Object.keys(tags)
      .filter((tag) => PLACES.test(tag))
      .map((tag) => `${String(SourceFile)} ${tag}`),
  );
}

const IS_MADE = (): boolean => {
  const card = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('.card');
  return card instanceof HTMLElement && card.innerText.includes('The preview shows your new video.');
};
