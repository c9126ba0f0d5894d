/** A photo on its way into a store. */
export interface IncomingPhoto {
  readonly contentType: string;
  /** How many bytes the body has; it errors when it turns out to have more or fewer. */
  readonly bytes: number;
  readonly body: ReadableStream<Uint8Array>;
  /** When nobody needs it any more; a store that can delete it by itself then should. */
  readonly expiresInMs: number;
}

/** Where photos are kept until TikTok has pulled them. Bytes are passed on piece by piece, never held as a whole. */
export interface PhotoStore {
  /** Resolves when the photo is there as a whole. It rejects when the body errors; the kit then deletes what may be left. */
  put(name: string, photo: IncomingPhoto): Promise<void>;
  get(name: string): Promise<ReadableStream<Uint8Array> | undefined>;
  delete(name: string): Promise<void>;
  /** Where TikTok can pull the photo from without this backend. Absent: from the route `GET photos/:name`. */
  urlOf?(name: string, expiresInMs: number): Promise<string>;
}
