import type { LanguageTag } from '../text/languages.js';
import { formWords } from '../text/en-form.js';
import { loadLocale } from '../text/load-locale.js';
import type { Locale, StringOverrides, Words } from '../text/strings.js';
import type { Place } from '../text/surroundings.js';
import { createText } from '../text/text.js';
import type { Text } from '../text/text.js';

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
export class PageLanguage {
  readonly #changed: () => void;
  readonly #wholeEnglish: () => Words | undefined;
  #wanted: Place;
  #spoken: Spoken | undefined;
  #made: { readonly text: Text; readonly words: Words; readonly overrides: StringOverrides | undefined } | undefined;

  constructor(place: Place, changed: () => void, wholeEnglish: () => Words | undefined) {
    this.#wanted = place;
    this.#changed = changed;
    this.#wholeEnglish = wholeEnglish;
    this.#load();
  }

  get language(): LanguageTag {
    return this.#spoken?.tag ?? 'en';
  }

  /** The first words are still on their way; whatever is drawn is in the wrong language. */
  get isWaiting(): boolean {
    return !this.#spoken;
  }

  get direction(): 'ltr' | 'rtl' {
    return this.#wanted.direction;
  }

  follow(place: Place): void {
    const { language, direction } = this.#wanted;
    this.#wanted = place;
    if (place.direction !== direction) this.#changed();
    if (place.language !== language) this.#load();
  }

  /** All words in the language spoken now, with the host's own in place of some. */
  text(overrides: StringOverrides | undefined): Text {
    const words = this.#spoken?.locale ?? this.#wholeEnglish() ?? FORM_ALONE;
    if (!this.#made || this.#made.words !== words || this.#made.overrides !== overrides) {
      this.#made = { text: textIn(this.language, words, overrides), words, overrides };
    }
    return this.#made.text;
  }

  #load(): void {
    const tag = this.#wanted.language;
    // English comes with the page: no load, and so no moment without words.
    if (tag === 'en') return this.#speak(tag, { tag });
    loadLocale(tag).then(
      (locale) => this.#speak(tag, { tag, locale }),
      () => this.#speak(tag, { tag: 'en' }),
    );
  }

  #speak(wanted: LanguageTag, spoken: Spoken): void {
    // A slower load of a language that is no longer wanted must not win.
    if (wanted !== this.#wanted.language) return;
    this.#spoken = spoken;
    this.#made = undefined;
    this.#changed();
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
