import { unsafeCSS } from '@lit/reactive-element';
import type { CSSResult } from '@lit/reactive-element';

/** Lit's `css` for styles without values; Lit's own brings along what joins and checks values. */
export function css(strings: TemplateStringsArray): CSSResult {
  return unsafeCSS(strings.join(''));
}
