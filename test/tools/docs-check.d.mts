export declare function anchorsOf(text: string): ReadonlySet<string>;
export declare function brokenLinks(
  page: string,
  text: string,
  readPage?: (path: string) => string,
  exists?: (path: string) => boolean,
): readonly string[];
