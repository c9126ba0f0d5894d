const FOLDER = new URL('../../fixtures/media/', import.meta.url);

/** Where the test server has a file of `test/fixtures/media`. */
export function urlOf(path: string): string {
  return new URL(path, FOLDER).href;
}

/** A file of `test/fixtures/media` as the user would choose it. */
export async function fetchFile(path: string, type = ''): Promise<File> {
  const response = await fetch(urlOf(path));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new File([await response.blob()], path.split('/').at(-1) ?? path, { type });
}
