import { open, type FileHandle } from 'node:fs/promises';

const WINDOW_BYTES = 65_536;

/** Reads a file here and there through one window, so that small adjacent reads cost one system call. */
export class FileReader {
  readonly size: number;
  readonly #file: FileHandle;
  #window: Buffer = Buffer.alloc(0);
  #start = 0;

  private constructor(file: FileHandle, size: number) {
    this.#file = file;
    this.size = size;
  }

  static async open(path: string): Promise<FileReader> {
    const file = await open(path, 'r');
    return new FileReader(file, (await file.stat()).size);
  }

  /** Up to `length` bytes from `position`; fewer only at the end of the file. */
  async read(position: number, length: number): Promise<Buffer> {
    if (position < this.#start || position + length > this.#start + this.#window.length) {
      const wanted = Math.min(Math.max(length, WINDOW_BYTES), Math.max(this.size - position, 0));
      const buffer = Buffer.alloc(wanted);
      const { bytesRead } = await this.#file.read(buffer, 0, wanted, position);
      this.#window = buffer.subarray(0, bytesRead);
      this.#start = position;
    }
    const offset = position - this.#start;
    return this.#window.subarray(offset, offset + length);
  }

  close(): Promise<void> {
    return this.#file.close();
  }
}
