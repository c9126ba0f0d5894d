/** How {@link normalizeText} treats a text. */
export interface NormalizeOptions {
  /** Line breaks become spaces. */
  readonly singleLine?: boolean;
}

/** Line breaks as LF, and lone surrogates (which no server can encode) as U+FFFD. Only CRLF changes the length. */
export function normalizeText(text: string, options?: NormalizeOptions): string {
  return text.replace(/\r\n?|\n/g, options?.singleLine ? ' ' : '\n').replace(/\p{Surrogate}/gu, '\uFFFD');
}
