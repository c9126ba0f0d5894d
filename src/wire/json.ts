// Every alternative takes all it can at once and needs no end, so no text makes the search start over: it is linear.
const STRING_OR_NUMBER = /"[^"\\]*(?:\\[^][^"\\]*)*"?|-?\d[\d.eE+-]*/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/**
 * Reads JSON without harming TikTok's 19-digit post ids, which are numbers that a JavaScript number cannot hold: every
 * integer of 16 digits or more becomes a string. Throws `SyntaxError` for text that is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(STRING_OR_NUMBER, (token) => (LONG_INTEGER.test(token) ? `"${token}"` : token)));
}
