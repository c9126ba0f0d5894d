import type { PhotoStore } from './photo-store.js';

/** Photos of a storage in memory: gone with the process. */
export function memoryPhotos(now: () => number): PhotoStore {
  const photos = new Map<string, { readonly blob: Blob; readonly expiresAt: number }>();
  const sweep = () => {
    for (const [name, { expiresAt }] of photos) if (expiresAt <= now()) photos.delete(name);
  };
  return {
    async put(name, { body, expiresInMs }) {
      sweep();
      photos.set(name, { blob: await new Response(body).blob(), expiresAt: now() + expiresInMs });
    },
    async get(name) {
      sweep();
      return photos.get(name)?.blob.stream();
    },
    async delete(name) {
      photos.delete(name);
    },
  };
}
