import { tokenize } from './text.js';

/**
 * Draws a text with its hashtags and mentions marked into the element that lies over a text area. It changes only the
 * runs that differ: a key touches one text node, so the browser lays out one paragraph anew and not the whole text.
 */
export function drawEcho(echo: Element, text: string): void {
  let node = echo.firstChild;
  // A last line break opens a line only when something follows it; in the text area it always does.
  for (const segment of [...tokenize(text), { kind: 'plain', text: '\n' }]) {
    const plain = segment.kind === 'plain';
    const type = plain ? Node.TEXT_NODE : Node.ELEMENT_NODE;
    if (node?.nodeType !== type) {
      const fresh = plain ? document.createTextNode('') : document.createElement('span');
      echo.insertBefore(fresh, node);
      node = fresh;
    }
    if (node.textContent !== segment.text) node.textContent = segment.text;
    node = node.nextSibling;
  }
  while (node) {
    const next: ChildNode | null = node.nextSibling;
    node.remove();
    node = next;
  }
}
