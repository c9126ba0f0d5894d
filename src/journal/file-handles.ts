/** As much of a `FileSystemFileHandle` as is used: by it a browser that has them opens a file again after a reload. */
export interface FileHandle {
  getFile(): Promise<File>;
  queryPermission?(options: { readonly mode: 'read' }): Promise<PermissionState>;
  requestPermission?(options: { readonly mode: 'read' }): Promise<PermissionState>;
}

const handles = new WeakMap<Blob, Promise<FileHandle | undefined>>();

/** Chromium alone has it so far. */
interface HandleItem extends DataTransferItem {
  getAsFileSystemHandle?(): Promise<unknown>;
}

/** Keeps the handles that a browser gives for files that are dropped; they can be asked for during the drop alone. */
export function rememberHandles({ items }: Pick<DataTransfer, 'items'>, files: readonly File[]): void {
  const dropped = [...items].filter(({ kind }) => kind === 'file');
  for (const [index, file] of files.entries()) {
    const item: HandleItem | undefined = dropped[index];
    const found = item?.getAsFileSystemHandle?.();
    if (!found) continue;
    const handle = found.then((value) => (isFileHandle(value) ? value : undefined));
    handles.set(
      file,
      handle.catch(() => undefined),
    );
  }
}

export function handleOf(file: Blob): Promise<FileHandle | undefined> {
  return handles.get(file) ?? Promise.resolve(undefined);
}

export function isFileHandle(value: unknown): value is FileHandle {
  return typeof value === 'object' && value !== null && 'getFile' in value && typeof value.getFile === 'function';
}

/** The file, where the page may read it; `asks`: the browser may ask the user, which takes a click. */
export async function openHandle(handle: FileHandle, asks: boolean): Promise<File | undefined> {
  const mode = { mode: 'read' } as const;
  let permission = (await handle.queryPermission?.(mode)) ?? 'granted';
  if (permission === 'prompt' && asks) permission = (await handle.requestPermission?.(mode)) ?? 'denied';
  return permission === 'granted' ? handle.getFile() : undefined;
}
