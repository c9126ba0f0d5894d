import { tokenize } from './text.js';

/**
 * Draws a text with its hashtags and mentions marked into the element that lies over a text area. It changes only the
 * runs that differ, so a key touches one of them.
 */
export function drawEcho(echo: Element, text: string): void {
  // A last line break opens a line only when something follows it; in the text area it always does.
  const drawn = `${text}\n`;
  if (echo.textContent === drawn) return;
  const segments = tokenize(drawn);
  for (const [index, segment] of segments.entries()) {
    const name = segment.kind === 'plain' ? 'SPAN' : 'B';
    let run = echo.children[index];
    if (run?.nodeName !== name) {
      const fresh = document.createElement(name);
      if (run) run.replaceWith(fresh);
      else echo.append(fresh);
      run = fresh;
    }
    if (run.textContent !== segment.text) run.textContent = segment.text;
  }
  while (echo.children.length > segments.length) echo.lastChild?.remove();
}
