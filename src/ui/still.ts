import type { ComposerView } from '../composer/view.js';
import type { Drawn } from './section.js';

/** Tells what is drawn apart from the text of the post, so that a key redraws no more than it changes. */
export class Still {
  #last: { readonly around: object; readonly view: ComposerView } | undefined;

  /** Whether all that is drawn now, other than the text of the post, is what was drawn last; `own` is what the page keeps itself. */
  isStill({ view, text, direction }: Drawn, own: object): boolean {
    const { form, previews, crops } = view;
    const { draft, title, description } = form;
    // A handle that has been moved too far goes back, though nothing of the view is another.
    const handled = view.fix || crops.some(Boolean) ? view : undefined;
    const limits = { title: title?.max, description: description?.max };
    const around = { ...own, ...limits, text, direction, previews, handled };
    const last = this.#last;
    this.#last = { around, view };
    return (
      last !== undefined &&
      isSameBut([], last.around, around) &&
      isSameBut(['form', 'crops'], last.view, view) &&
      isSameBut(['draft', 'title', 'description'], last.view.form, form) &&
      isSameBut(['title', 'description'], last.view.form.draft, draft)
    );
  }
}

/** Whether two objects hold the same, apart from some keys. */
function isSameBut(apart: readonly string[], a: object, b: object): boolean {
  const keys = Object.keys(b);
  const isSame = (key: string): boolean => apart.includes(key) || Reflect.get(a, key) === Reflect.get(b, key);
  return keys.length === Object.keys(a).length && keys.every(isSame);
}
