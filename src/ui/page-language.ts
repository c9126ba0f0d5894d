import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { LanguageTag } from '../text/languages.js';
import { formWords } from '../text/en-form.js';
import { loadLocale } from '../text/load-locale.js';
import type { Locale, StringOverrides, Words } from '../text/strings.js';
import { directionOf, languageOf } from '../text/surroundings.js';
import { createText } from '../text/text.js';
import type { Text } from '../text/text.js';
import { restOfPage } from './load-rest.js';

const FORM_ALONE: Words = { strings: formWords, prescribed: undefined };

interface Spoken {
  readonly tag: LanguageTag;
  /** Absent for English, which comes with the page. */
  readonly locale?: Locale;
}

/**
 * Follows the language of the place where the element stands, and loads its words when they are needed. Until the first
 * are there, nothing is to be seen; a later change keeps the old ones until then. When they cannot be had, the page is in
 * English.
 */
export class LanguageController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  #wanted: LanguageTag | undefined;
  #direction: 'ltr' | 'rtl' = 'ltr';
  #spoken: Spoken | undefined;
  #made: { readonly text: Text; readonly words: Words; readonly overrides: StringOverrides | undefined } | undefined;
  #observer: MutationObserver | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get language(): LanguageTag {
    return this.#spoken?.tag ?? 'en';
  }

  /** The first words are still on their way; whatever is drawn is in the wrong language. */
  get isWaiting(): boolean {
    return !this.#spoken;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#direction;
  }

  hostConnected(): void {
    // The host may change the language of any ancestor, out through shadow roots.
    this.#observer = new MutationObserver(this.#follow);
    this.#watch(this.#host.getRootNode());
    window.addEventListener('languagechange', this.#follow);
    this.#follow();
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
    window.removeEventListener('languagechange', this.#follow);
  }

  /** All words in the language spoken now, with the host's own in place of some. */
  text(overrides: StringOverrides | undefined): Text {
    const words = this.#spoken?.locale ?? restOfPage()?.ENGLISH ?? FORM_ALONE;
    if (!this.#made || this.#made.words !== words || this.#made.overrides !== overrides) {
      this.#made = { text: textIn(this.language, words, overrides), words, overrides };
    }
    return this.#made.text;
  }

  #watch(root: Node): void {
    this.#observer?.observe(root, { subtree: true, attributeFilter: ['lang', 'dir'] });
    if (root instanceof ShadowRoot) this.#watch(root.host.getRootNode());
  }

  readonly #follow = (): void => {
    const tag = languageOf(this.#host);
    this.#direction = directionOf(this.#host);
    this.#host.requestUpdate();
    if (tag === this.#wanted) return;
    this.#wanted = tag;
    // English comes with the page: no load, and so no moment without words.
    if (tag === 'en') return this.#speak(tag, { tag });
    loadLocale(tag).then(
      (locale) => this.#speak(tag, { tag, locale }),
      () => this.#speak(tag, { tag: 'en' }),
    );
  };

  #speak(wanted: LanguageTag, spoken: Spoken): void {
    // A slower load of a language that is no longer wanted must not win.
    if (wanted !== this.#wanted) return;
    this.#spoken = spoken;
    this.#made = undefined;
    this.#host.requestUpdate();
  }
}

/** Without words of a host's own, all elements of a language share one. */
const shared = new WeakMap<Words, Text>();

function textIn(language: LanguageTag, words: Words, overrides: StringOverrides | undefined): Text {
  if (overrides) return createText(language, words, overrides);
  const text = shared.get(words) ?? createText(language, words);
  shared.set(words, text);
  return text;
}
