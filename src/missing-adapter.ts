/** How long an element may be on a page without an adapter before that is explained, in milliseconds. */
const ADAPTER_DUE = 3000;

/** Has an element explained that has no adapter; a framework may assign it well after it has inserted the element. Returns how to stop. */
export function watchAdapter(isThere: () => boolean, explain: () => void): () => void {
  const due = setTimeout(() => isThere() || explain(), ADAPTER_DUE);
  return () => clearTimeout(due);
}
