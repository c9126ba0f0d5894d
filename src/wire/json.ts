const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g;

/**
 * Reads JSON without harming TikTok's 19-digit post ids, which are numbers that a JavaScript number cannot hold: every
 * integer of 16 digits or more becomes a string. Throws `SyntaxError` for text that is no JSON.
 */
export function parseJson(text: string): unknown {
  return JSON.parse(text.replace(STRING_OR_LONG_INTEGER, (token) => (token.startsWith('"') ? token : `"${token}"`)));
}
