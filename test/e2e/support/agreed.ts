import type { Page } from 'puppeteer-core';
import { pressPost } from './browser.js';

/** The names of the photos in their order, as the host is told when the button is pressed; the event is canceled, so nothing is sent. */
export async function namesAgreedTo(page: Page): Promise<readonly string[]> {
  const names = page.evaluate(`new Promise((resolve) => {
    document.querySelector('share-to-tiktok').addEventListener(
      'tiktok-before-publish',
      (event) => {
        event.preventDefault();
        resolve(event.consent.draft.media.photos.map(({ facts }) => facts.name));
      },
      { once: true },
    );
  })`) as Promise<readonly string[]>;
  await pressPost(page);
  return names;
}
