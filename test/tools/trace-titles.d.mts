/** Reads a test file: each test's title, with `…` for what is only known when it runs, and what is wrong with its tests. */
export function readTests(
  source: string,
  name: string,
): {
  readonly proofs: readonly { readonly file: string; readonly title: string; readonly ids: readonly string[] }[];
  readonly faults: readonly string[];
};

/** The ids in the square brackets of a title or a comment. */
export function tagsOf(text: string): readonly string[];
