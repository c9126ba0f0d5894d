/**
 * What a relative endpoint is resolved against: the page's own address, because a `<base>` that was injected would send
 * consent and media elsewhere. A page without an address of its own (`srcdoc`) has its embedder's origin.
 */
export function pageAddress(): string | undefined {
  const address = globalThis.location?.href;
  return address === undefined || /^https?:/.test(address) ? address : globalThis.origin;
}
