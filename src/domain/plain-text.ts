/** How {@link normalizeText} treats a text. */
export interface NormalizeOptions {
  /** Line breaks become spaces. */
  readonly singleLine?: boolean;
}

/** Line breaks as LF, and lone surrogates (which no server can encode) as U+FFFD. Only CRLF changes the length. */
export function normalizeText(text: string, options?: NormalizeOptions): string {
  // A form begins without text, and an expression is read by the browser when it is first used.
  return text && text.replace(/\r\n?|\n/g, options?.singleLine ? ' ' : '\n').replace(/\p{Surrogate}/gu, '\uFFFD');
}
