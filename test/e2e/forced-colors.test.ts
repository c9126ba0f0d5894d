import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ElementHandle, Page } from 'puppeteer-core';
import { chooseFiles, choosePrivacy, control, press } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';
import { fixture } from './support/files.js';

/** Contrast that WCAG 1.4.11 wants of what identifies a control. */
const CONTRAST = 3;

/** Turns on forced colors; Puppeteer's own function does not know this feature. */
async function forceColors(page: Page): Promise<void> {
  const session = await page.createCDPSession();
  await session.send('Emulation.setEmulatedMedia', {
    features: [
      { name: 'forced-colors', value: 'active' },
      { name: 'prefers-reduced-motion', value: 'reduce' },
    ],
  });
  assert.equal(await page.evaluate(() => matchMedia('(forced-colors: active)').matches), true);
}

/** What is painted where a control is, with a little of its surroundings, as an image. */
async function look(page: Page, handle: ElementHandle): Promise<string> {
  await handle.scrollIntoView();
  const box = await handle.boundingBox();
  assert.ok(box);
  const clip = { x: box.x - 6, y: box.y - 6, width: box.width + 12, height: box.height + 12 };
  return page.screenshot({ clip, encoding: 'base64' });
}

/** What is painted across the start edge of a control, half-way down, where it has no text. */
async function edge(page: Page, handle: ElementHandle): Promise<string> {
  await handle.scrollIntoView();
  const box = await handle.boundingBox();
  assert.ok(box);
  const clip = { x: box.x - 6, y: box.y + box.height / 2 - 4, width: 14, height: 8 };
  return page.screenshot({ clip, encoding: 'base64' });
}

/** The color of a box's label. */
function labelColor(box: ElementHandle): Promise<string> {
  return box.evaluate((input) => {
    const [label] = input instanceof HTMLInputElement ? (input.labels ?? []) : [];
    return label ? getComputedStyle(label).color : '';
  });
}

/** The highest contrast between two colors of an image, each of which fills at least one pixel in two hundred. */
function contrastIn(page: Page, image: string): Promise<number> {
  return page.evaluate(`(async () => {
    const bytes = Uint8Array.from(atob(${JSON.stringify(image)}), (each) => each.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
    context.drawImage(bitmap, 0, 0);
    const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const color = data.slice(at, at + 3).join();
      counts.set(color, (counts.get(color) ?? 0) + 1);
    }
    const linear = (part) => (part <= 10.31 ? part / 3294.6 : ((part / 255 + 0.055) / 1.055) ** 2.4);
    const lights = [...counts]
      .filter(([, count]) => count >= data.length / 800)
      .map(([color]) => color.split(',').map(Number).map(linear))
      .map(([red, green, blue]) => 0.2126 * red + 0.7152 * green + 0.0722 * blue);
    return (Math.max(...lights) + 0.05) / (Math.min(...lights) + 0.05);
  })()`) as Promise<number>;
}

describe('forced colors', () => {
  let stage: Stage;
  let page: Page;
  before(async () => {
    stage = await setStage();
    page = await stage.openConnected();
    await page.bringToFront();
    await forceColors(page);
  });
  after(() => stage.close());

  const CONTROLS = [
    ['button', 'Select video or photos'],
    ['textbox', 'Title'],
    ['combobox', 'Who can view this post'],
    ['checkbox', 'Allow Comment'],
    ['switch', 'Disclose commercial content'],
    ['button', 'Post to TikTok'],
  ] as const;
  for (const [role, name] of CONTROLS) {
    it(`leave an edge to the ${role} "${name}", and show its focus`, async () => {
      const handle = await control(page, role, name);
      await page.mouse.move(0, 0);
      await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      const resting = await look(page, handle);
      const contrast = await contrastIn(page, await edge(page, handle));
      assert.ok(contrast >= CONTRAST, `${contrast}`);
      // Only a key makes the browser show the focus everywhere.
      await page.keyboard.press('Shift');
      await handle.focus();
      assert.notEqual(await look(page, handle), resting);
    });
  }

  for (const [role, name] of [
    ['checkbox', 'Allow Duet'],
    ['switch', 'AI-generated content'],
  ] as const) {
    it(`tell a ${role} that is on from one that is off: "${name}"`, async () => {
      const handle = await control(page, role, name);
      const painted = async (): Promise<string> => {
        await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
        await page.mouse.move(0, 0);
        return look(page, handle);
      };
      const off = await painted();
      await press(page, role, name);
      const on = await painted();
      assert.notEqual(on, off);
      assert.ok((await contrastIn(page, on)) >= CONTRAST);
      await press(page, role, name);
      assert.equal(await painted(), off);
    });
  }

  it('tell a closed control from an open one, and show its reason', async () => {
    await press(page, 'switch', 'Disclose commercial content');
    const box = await control(page, 'checkbox', 'Branded content');
    const open = await labelColor(box);
    await choosePrivacy(page, 'Only me');
    const closed = await labelColor(box);
    assert.notEqual(closed, open);
    await box.scrollIntoView();
    await box.hover();
    const tip = await page.waitForSelector('::-p-aria([role="tooltip"])', { visible: true });
    assert.ok(tip);
    assert.ok((await contrastIn(page, await look(page, tip))) >= 4.5);
    await choosePrivacy(page, 'Everyone');
    await press(page, 'switch', 'Disclose commercial content');
  });

  it('show a button drawn with an icon alone', async () => {
    await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
    const play = await control(page, 'button', 'Play');
    assert.ok((await contrastIn(page, await look(page, play))) >= CONTRAST);
  });
});
