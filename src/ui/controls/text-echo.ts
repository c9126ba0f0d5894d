import { tokenize } from './text.js';
import type { TextSegment } from './text.js';

/**
 * Draws a text with its hashtags and mentions marked into the element that lies over a text area. It changes only the
 * runs that differ, and the data of their text nodes: any node that is added or removed in the document makes Chromium end
 * the typing in the area, so that undo would go back letter by letter. What stands there is not read back, which would cost more
 * than the drawing: `before` is what was drawn last. Returns what is drawn now.
 */
export function drawEcho(echo: Element, text: string, before: readonly TextSegment[] = []): readonly TextSegment[] {
  // A last line break opens a line only when something follows it; in the text area it always does.
  const segments = tokenize(`${text}\n`);
  segments.forEach(({ kind, text: run }, index) => {
    const was = before[index];
    if (was?.kind === kind && was.text === run) return;
    const plain = kind === 'plain';
    const old = echo.childNodes[index];
    const node = plain ? old : old?.firstChild;
    if (node instanceof Text && (node === old) === plain) {
      if (node.data !== run) node.data = run;
      return;
    }
    const fresh = plain ? document.createTextNode(run) : document.createElement('b');
    if (!plain) fresh.textContent = run;
    if (old) old.replaceWith(fresh);
    else echo.append(fresh);
  });
  while (echo.childNodes.length > segments.length) echo.lastChild?.remove();
  return segments;
}
