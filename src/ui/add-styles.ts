import { adoptStyles, supportsAdoptingStyleSheets } from '@lit/reactive-element/css-tag.js';
import type { CSSResult } from '@lit/reactive-element/css-tag.js';

/**
 * Gives a root styles on top of those that it has. Without adopted style sheets Lit adds elements, which leave the earlier ones
 * in place.
 */
export function addStyles(root: Node, styles: readonly CSSResult[]): void {
  if (!(root instanceof ShadowRoot)) return;
  adoptStyles(root, supportsAdoptingStyleSheets ? [...root.adoptedStyleSheets, ...styles] : [...styles]);
}
