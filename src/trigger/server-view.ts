import { resolveLanguage } from '../text/languages.js';
import { triggerText } from '../text/trigger-text.js';

/** As Lit's `html`, without Lit: what renders Lit's elements on a server takes this for a template. */
const html = (strings: TemplateStringsArray, ...values: unknown[]): unknown => ({ _$litType$: 1, strings, values });

/** What a server renders, which knows no place but the element itself: the button, or what `waitingView` is. */
export function serverView(element: Pick<Element, 'getAttribute'> & { readonly trigger: boolean | 'none' }): unknown {
  if (!element.trigger) return html`<div class="mount"><div class="boot" part="card" aria-busy="true"></div></div>`;
  const lang = element.getAttribute('lang');
  const share = triggerText(resolveLanguage(lang ? [lang] : []));
  return html`<button class="trigger-button" part="trigger-button" type="button" aria-haspopup="dialog">
    <span><slot name="trigger">${share}</slot></span>
  </button>`;
}
