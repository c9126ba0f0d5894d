/** Adds style sheets to the page. */
export function addStyles(...sheets) {
  const style = document.createElement('style');
  style.textContent = sheets.join('\n');
  document.head.append(style);
}
