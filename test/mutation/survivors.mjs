/** Why a survivor is one: the first that fits, by its file and by what was changed in it. */
const REASONS = [
  [
    /domain\/(?:media|rules\/(?:photo-file|video-bytes|video-frame-rate|video-size))\.ts$/,
    /undefined/,
    'a comparison with undefined is never true, so the code behind does the same; the line is there for the types',
  ],
  [
    /rules\/video-(?:duration|frame-rate)\.ts$/,
    /EqualityOperator/,
    'the very edge is a fraction that no file has: the limit plus a tolerance in binary fractions',
  ],
  [/chunk-plan\.ts$/, /StringLiteral: '.* /, 'what a programmer’s mistake is told; no code depends on the text'],
  [/server\//, /StringLiteral: '[A-Z].* .*\.'/, 'a sentence for logs; no code depends on the text'],
];

export function reasonFor(file, text) {
  return REASONS.find(([path, pattern]) => path.test(file) && pattern.test(text))?.[2];
}
