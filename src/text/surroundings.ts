import { directionOfLanguage, resolveLanguage } from './languages.js';
import type { LanguageTag } from './languages.js';

/** How text reads in a place of the host's page. */
export interface Place {
  readonly language: LanguageTag;
  readonly direction: 'ltr' | 'rtl';
}

/**
 * The language is the element's own `lang`, else that of the nearest ancestor, out through shadow roots, else what the browser
 * prefers. As in HTML, an empty `lang` says that the language is unknown: then the browser decides. The direction is an explicit
 * `dir` of the element or of the nearest ancestor, else that of the language.
 */
export function placeOf(element: Element): Place {
  const lang = nearest(element, 'lang');
  const language = resolveLanguage(lang ? [lang] : navigator.languages);
  const dir = nearest(element, 'dir')?.toLowerCase();
  return { language, direction: dir === 'ltr' || dir === 'rtl' ? dir : directionOfLanguage(language) };
}

function nearest(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  const holder = element.closest(`[${attribute}]`);
  if (holder) return holder.getAttribute(attribute) ?? undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, attribute) : undefined;
}

/** Reports what may change the place of an element, or its colors; returns how to stop. */
export function watchPlace(element: Element, changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  // A host may change the language of any ancestor, out through shadow roots, and switch its theme by whatever attribute its own styles look at.
  for (let at: Node | null = element; at; at = at instanceof ShadowRoot ? at.host : at.parentNode) {
    observer.observe(at, { attributes: true });
  }
  addEventListener('languagechange', changed);
  return () => {
    observer.disconnect();
    removeEventListener('languagechange', changed);
  };
}
