/** A run of text, and what it is. */
export interface TextSegment {
  readonly kind: 'plain' | 'hashtag' | 'mention';
  readonly text: string;
}

/** Splits a text into plain runs, hashtags and mentions; joined, the segments are the text again. */
export function tokenize(text: string): readonly TextSegment[] {
  // The browser reads the expression below where it stands, which takes a millisecond: only a text that has a mark needs it.
  if (!/[#@]/.test(text)) return text ? [{ kind: 'plain', text }] : [];
  const segments: TextSegment[] = [];
  const add = (kind: TextSegment['kind'], run: string): void => {
    if (run) segments.push({ kind, text: run });
  };
  let end = 0;
  // A tag begins where no word runs on, nor a path or an entity ("/#top", "&#39;"), and not with a mark: "#️⃣" is an emoji.
  const tokens =
    /(?<![\p{L}\p{N}_/&])(?:#[\p{L}\p{N}_][\p{L}\p{N}\p{M}_]*)+|(?<![\p{L}\p{N}_/@])@[\p{L}\p{N}_](?:[\p{L}\p{N}\p{M}_.]*[\p{L}\p{N}\p{M}_])?/gu;
  for (const { 0: token, index } of text.matchAll(tokens)) {
    add('plain', text.slice(end, index));
    // Tags may follow each other without a space: "#sun#sea". Most stand alone, and to split each takes longer than to find it.
    const parts = token.includes('#', 1) ? token.split(/(?=#)/) : [token];
    for (const part of parts) add(part.startsWith('#') ? 'hashtag' : 'mention', part);
    end = index + token.length;
  }
  add('plain', text.slice(end));
  return segments;
}

/** The longest beginning of a text within a limit in UTF-16 code units that cuts no character as a reader sees it. */
export function trimToLimit(text: string, limit: number): string {
  const cut = new Intl.Segmenter().segment(text).containing(Math.max(0, limit));
  return cut ? text.slice(0, cut.index) : text;
}
