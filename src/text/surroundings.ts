import { directionOfLanguage, resolveLanguage } from './languages.js';
import type { LanguageTag } from './languages.js';

/**
 * The language to speak in this place: the element's own `lang`, else that of the nearest ancestor, out through shadow roots,
 * else what the browser prefers. As in HTML, an empty `lang` says that the language is unknown: then the browser decides.
 */
export function languageOf(element: Element): LanguageTag {
  const lang = nearest(element, 'lang');
  return resolveLanguage(lang ? [lang] : navigator.languages);
}

/** The direction in this place: an explicit `dir` of the element or of the nearest ancestor, else that of its language. */
export function directionOf(element: Element): 'ltr' | 'rtl' {
  const dir = nearest(element, 'dir')?.toLowerCase();
  return dir === 'ltr' || dir === 'rtl' ? dir : directionOfLanguage(languageOf(element));
}

function nearest(element: Element, attribute: 'lang' | 'dir'): string | undefined {
  const holder = element.closest(`[${attribute}]`);
  if (holder) return holder.getAttribute(attribute) ?? undefined;
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? nearest(root.host, attribute) : undefined;
}
