/**
 * Keeps the user's files by id, and at most one object URL for each. The draft knows ids alone; a URL that nothing shows
 * any more is revoked, because the browser holds the file for as long as the URL lives.
 */
export class FileShelf {
  readonly #files = new Map<string, File>();
  readonly #urls = new Map<string, string>();
  #next = 0;

  add(file: File): string {
    this.#next += 1;
    const id = `file-${this.#next}`;
    this.#files.set(id, file);
    return id;
  }

  get(id: string): File | undefined {
    return this.#files.get(id);
  }

  /** The file's object URL, made when it is first asked for. */
  urlOf(id: string): string | undefined {
    const file = this.#files.get(id);
    if (!file) return undefined;
    const url = this.#urls.get(id) ?? URL.createObjectURL(file);
    this.#urls.set(id, url);
    return url;
  }

  /** Forgets every file but these. */
  keep(ids: ReadonlySet<string>): void {
    for (const id of [...this.#files.keys()]) {
      if (!ids.has(id)) {
        this.#files.delete(id);
        this.#revoke(id);
      }
    }
  }

  /** Gives the URLs back and keeps the files; the next `urlOf` makes new ones. */
  releaseUrls(): void {
    for (const id of [...this.#urls.keys()]) this.#revoke(id);
  }

  #revoke(id: string): void {
    const url = this.#urls.get(id);
    if (url !== undefined) URL.revokeObjectURL(url);
    this.#urls.delete(id);
  }
}
