import { fileURLToPath } from 'node:url';
import { chooseFiles, choosePrivacy, connect, control, press } from '../e2e/support/browser.js';
import { setStage } from '../e2e/support/demo-page.js';
import { fixture } from '../e2e/support/files.js';

/** Takes the README's picture of the demo; run it after `npm run build:cdn`. */
const stage = await setStage();
const page = await stage.open();
await page.setViewport({ width: 1120, height: 900 });
await connect(page);
await chooseFiles(page, 'Select video or photos', [fixture('clip.mp4')]);
await (await control(page, 'textbox', 'Title')).type('Morning light over the harbor #sunrise #sailing');
await choosePrivacy(page, 'Everyone');
await press(page, 'checkbox', 'Allow Comment');
await press(page, 'switch', 'Disclose commercial content');
await press(page, 'checkbox', 'Branded content');
await page.waitForFunction(() => {
  const frames = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelectorAll('[part~=cover] img');
  return frames && frames.length >= 8 && [...frames].every((frame) => (frame as HTMLImageElement).complete);
});
await page.mouse.move(1, 1);
await page.screenshot({ path: fileURLToPath(new URL('../../docs/demo.png', import.meta.url)) });
await stage.close();
