import type { Page } from 'puppeteer-core';

/** Drags real files from outside over a place of the element, through the browser's own machinery, and lets them go there or not. */
export async function dragFiles(
  page: Page,
  selector: string,
  paths: readonly string[],
  until: 'over' | 'drop',
): Promise<void> {
  const place = await page.$(`share-to-tiktok >>> ${selector}`);
  await place?.scrollIntoView();
  const box = await place?.boundingBox();
  if (!box) throw new Error(`${selector} is not on the page`);
  const session = await page.createCDPSession();
  const at = { x: box.x + box.width / 2, y: box.y + Math.min(box.height / 2, 40) };
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  const types = until === 'drop' ? (['dragEnter', 'dragOver', 'drop'] as const) : (['dragEnter', 'dragOver'] as const);
  for (const type of types) await session.send('Input.dispatchDragEvent', { type, ...at, data });
  await session.detach();
}

/** Script that makes a `File` of what the demo serves under a path. */
function fileOf(path: string, name: string): string {
  return `fetch('${path}').then(async (response) => {
    const bytes = await response.blob();
    return new File([bytes], '${name}', { type: bytes.type });
  })`;
}

/** Pastes a file on the page, or into one of its fields; answers whether the element took it. */
export function pasteFile(page: Page, path: string, name: string, into = 'body'): Promise<boolean> {
  return page.evaluate(`${fileOf(path, name)}.then((file) => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(file);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.querySelector('${into}').dispatchEvent(event);
    return event.defaultPrevented;
  })`) as Promise<boolean>;
}

/** Sets the element's `media` to a file, as a host does that made it in the page. */
export async function presetFile(page: Page, path: string, name: string): Promise<void> {
  await page.evaluate(`${fileOf(path, name)}.then((file) => {
    document.querySelector('share-to-tiktok').media = file;
  })`);
}
