import { adoptStyles, supportsAdoptingStyleSheets } from '@lit/reactive-element/css-tag.js';
import type { CSSResult } from '@lit/reactive-element/css-tag.js';

/** Gives a root styles on top of those that it has; with none, those again that it has lost on its way into another document. */
export type AddStyles = (styles: readonly CSSResult[]) => void;

/** Adds to the styles of a root. A style sheet is of one document: in any other the root gets copies that are made there. */
export function stylesOf(root: ShadowRoot): AddStyles {
  const all: CSSResult[] = [];
  return (added) => {
    all.push(...added);
    const view = root.ownerDocument.defaultView;
    // Without adopted style sheets Lit adds elements, which leave the earlier ones in place.
    if (!supportsAdoptingStyleSheets) adoptStyles(root, [...added]);
    else if (view === window) adoptStyles(root, all);
    // The document of a template has no window, and draws nothing.
    else if (view) {
      root.adoptedStyleSheets = all.map(({ cssText }) => {
        const sheet = new view.CSSStyleSheet();
        sheet.replaceSync(cssText);
        return sheet;
      });
    }
  };
}
