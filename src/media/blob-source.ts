import { CustomSource } from 'mediabunny';

/** Reads exactly the ranges that are asked for: the library's own source of blobs streams far ahead. */
export function blobSource(file: Blob): CustomSource {
  return new CustomSource({
    getSize: () => file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  });
}
