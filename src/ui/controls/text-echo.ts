import { tokenize } from './text.js';

/**
 * Draws a text with its hashtags and mentions marked into the element that lies over a text area. It changes only the
 * runs that differ, and the data of their text nodes: any node that is added or removed in the document makes Chromium end
 * the typing in the area, so that undo would go back letter by letter.
 */
export function drawEcho(echo: Element, text: string): void {
  // A last line break opens a line only when something follows it; in the text area it always does.
  const drawn = `${text}\n`;
  if (echo.textContent === drawn) return;
  const segments = tokenize(drawn);
  for (const [index, segment] of segments.entries()) {
    const name = segment.kind === 'plain' ? 'SPAN' : 'B';
    const run = echo.children[index];
    const node = run?.firstChild;
    if (run?.nodeName === name && node instanceof Text) {
      if (node.data !== segment.text) node.data = segment.text;
      continue;
    }
    const fresh = document.createElement(name);
    fresh.append(segment.text);
    if (run) run.replaceWith(fresh);
    else echo.append(fresh);
  }
  while (echo.children.length > segments.length) echo.lastChild?.remove();
}
