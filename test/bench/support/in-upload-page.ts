import type { ShareToTikTokElement } from '../../../src/share-to-tiktok.element.js';

/** What the upload benchmark calls in the page, as `uploads`. */
export interface InUploadPage {
  /** Sends the file of the page's own input whole; milliseconds from the call to the answer. */
  putWhole(url: string): Promise<number>;
  /** Sends the same file in chunks, one after the other, by nothing but requests; the last takes the remainder. */
  putChunks(url: string, chunkBytes: number): Promise<number>;
  /** Call it before the click: milliseconds from consent until the last chunk was answered. */
  published(): Promise<number>;
}

declare global {
  var uploads: InUploadPage;
}

globalThis.uploads = {
  putWhole: (url) => timed(() => put(url, chosenFile())),

  putChunks(url, chunkBytes) {
    const file = chosenFile();
    const count = Math.floor(file.size / chunkBytes);
    return timed(async () => {
      for (let index = 0; index < count; index += 1) {
        const end = index === count - 1 ? file.size : (index + 1) * chunkBytes;
        await put(url, file.slice(index * chunkBytes, end));
      }
    });
  },

  published() {
    // The page holds one.
    const element = document.querySelector('share-to-tiktok') as ShareToTikTokElement;
    return new Promise((resolve, reject) => {
      let began = Number.NaN;
      element.addEventListener('tiktok-before-publish', () => {
        began = performance.now();
      });
      element.addEventListener('tiktok-error', ({ code }) => reject(new Error(`The upload failed: ${code}`)));
      element.addController({
        hostUpdate() {
          if (element.phase === 'processing' || element.phase === 'published') resolve(performance.now() - began);
        },
      });
    });
  },
};

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

function chosenFile(): File {
  const file = document.querySelector<HTMLInputElement>('body > input')?.files?.[0];
  if (!file) throw new Error('No file was chosen');
  return file;
}

function put(url: string, body: Blob): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    // With its listener, as the element has one: progress costs something too.
    request.upload.onprogress = ({ loaded }) => console.assert(loaded > 0);
    request.onload = () => resolve();
    request.onerror = () => reject(new Error('The PUT failed'));
    request.send(body);
  });
}
