/**
 * Owns the object URLs of one element: one URL a blob, all revoked together. A URL that nobody revokes keeps its file
 * alive as long as the page.
 */
export class ObjectUrls {
  readonly #urls = new Map<Blob, string>();

  /** How many URLs are alive. */
  get size(): number {
    return this.#urls.size;
  }

  /** The URL of `blob`, the same one each time. */
  for(blob: Blob): string {
    const known = this.#urls.get(blob);
    if (known !== undefined) return known;
    const url = URL.createObjectURL(blob);
    this.#urls.set(blob, url);
    return url;
  }

  /** Revokes the URL of one blob that is no longer shown. */
  drop(blob: Blob): void {
    const url = this.#urls.get(blob);
    if (url === undefined) return;
    URL.revokeObjectURL(url);
    this.#urls.delete(blob);
  }

  /** Revokes every URL; the owner may go on and make new ones. */
  release(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }
}
