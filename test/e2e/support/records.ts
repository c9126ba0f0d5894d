import type { Page } from 'puppeteer-core';

/** What is waited for among the records of the element: by the beginnings of their keys, and by what one of them has saved. */
interface Wanted {
  /** Of files that a saved draft or post names. A chosen file has another name until it is read. */
  readonly some?: string;
  /** How many of these there are at least. */
  readonly count?: number;
  readonly none?: string;
  readonly title?: string;
  /** How far a post is. */
  readonly step?: 'sending' | 'processing';
}

/** Waits until the browser's storage holds what is wanted. */
export async function untilKept(page: Page, { some, count = 1, none, title, step }: Wanted): Promise<void> {
  await page.waitForFunction(
    // One by one: what an object lacks, a page with names on all objects would have given it.
    (some, count, none, title, step) =>
      new Promise<boolean>((resolve, reject) => {
        const opening = indexedDB.open('share-to-tiktok');
        // The element has not made it yet, and could not if this did.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () =>
          opening.error?.name === 'AbortError'
            ? resolve(false)
            : reject(opening.error ?? new Error('The database does not open.'));
        opening.onsuccess = () => {
          const records = opening.result.transaction('records').objectStore('records');
          const [keys, values] = [records.getAllKeys(), records.getAll()];
          values.onsuccess = () => {
            opening.result.close();
            const names = keys.result.map(String);
            const saved = values.result.map((value: { saved?: { title?: string; step?: string } }) => value.saved);
            const said = JSON.stringify(saved);
            resolve(
              (some === undefined ||
                names.filter((name) => name.startsWith(some) && said.includes(name.slice(name.indexOf('/') + 1)))
                  .length >= count) &&
                (none === undefined || !names.some((name) => name.startsWith(none))) &&
                (title === undefined || saved.some((each) => each?.title === title)) &&
                (step === undefined || saved.some((each) => each?.step === step)),
            );
          };
        };
      }),
    { timeout: 60_000 },
    some,
    count,
    none,
    title,
    step,
  );
}
