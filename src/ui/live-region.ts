import type { ComposerView } from '../composer/view.js';
import type { Rest } from './rest-of-page.js';
import type { Section } from './section.js';

/**
 * The words of the one polite live region. It stands on the page, empty, before it speaks, and says each change once: another phase,
 * a quarter of the upload or what holds it up, what became of chosen files and of the post, the photo that the preview turns to.
 */
export class LiveRegion {
  #before: ComposerView | undefined;
  #photo = 0;
  /** Its words are there. */
  #speaks = false;
  #last = '';
  #said = '';
  #language = '';

  sentence(section: Section, rest: Rest | undefined): string {
    const { view, language, preview } = section;
    const before = this.#before;
    // What was said in another language is not to be found under this one.
    if (this.#language !== language) this.#said = '';
    this.#language = language;
    if (rest) {
      if (!this.#speaks && before) [this.#last] = rest.announce({ ...section, view: before }, undefined, '');
      this.#speaks = true;
      const [sentence, said] = rest.announce(section, before, this.#last, this.#photo);
      this.#said = said || this.#said;
      this.#last = sentence;
      this.#before = view;
      this.#photo = preview.photo;
    } else this.#before ??= view;
    return this.#said;
  }
}
