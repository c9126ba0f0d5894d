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
  [
    /domain\/(?:crop|draft-edits|media-edits|video-fixes|freeze|errors|canonical-draft)\.ts$/,
    /undefined|!width|!== 'photo' → false|typeof value|value === null|typeof code|Seconds|frameRate/,
    'nothing is compared, found or frozen where there is no value; the line is there for the types',
  ],
  [
    /domain\/(?:crop|video-fixes|canonical-draft)\.ts$/,
    /EqualityOperator/,
    'at the very edge both branches give the same: a square has no longer side, the largest side is scaled by one, 0 is 0',
  ],
  [/rules\/interactions\.ts$/, /'video' → ""/, 'whatever is no photo has all interactions'],
  [/chunk-plan\.ts$/, /StringLiteral: '.* /, 'what a programmer’s mistake is told; no code depends on the text'],
  [
    /server\/consent\//,
    /(?:text|signed) === undefined → false/,
    'a signature is never that of undefined: the ring answers the same; the line is there for the types',
  ],
  [
    /crypto\/(?:encoding|key-ring|legacy-seal)\.ts$/,
    /^BlockStatement: \{ … → \{\}$/,
    'a catch that returns undefined, as an empty one does',
  ],
  [
    /crypto\/(?:hmac|key-ring)\.ts$/,
    /BooleanLiteral: false → true/,
    'whether a key could be exported: nobody outside gets the key',
  ],
  [/crypto\/key-ring\.ts$/, /OptionalChaining: header/, 'where there is a key there is a header that names it'],
  [/crypto\/key-ring\.ts$/, /algorithms: \['HS256'\]/, 'jose takes no other algorithm for a key of HMAC with SHA-256'],
  [/crypto\/key-ring\.ts$/, /!first → false/, 'taking undefined apart is a TypeError as well'],
  [
    /crypto\/legacy-seal\.ts$/,
    /Stryker was here|IV_BYTES/,
    'no key has such an id, and too few bytes are no box that opens: undefined as well',
  ],
  [
    /crypto\/running-digest\.ts$/,
    /./,
    'the digest of Workers, which examples.test.ts runs in a realm without Node; the mutants have none',
  ],
  [
    /posts\/check\.ts$/,
    /creatorAskedAt !== undefined → true/,
    'without a time the difference is no number, which is not larger; the line is there for the types',
  ],
  [
    /posts\/check\.ts$/,
    /creator\.kind === 'available' → true/,
    'a creator who is not available has broken a rule before; the line is there for the types',
  ],
  [
    /posts\/check\.ts$/,
    /sourceInfo|Stryker was here|BlockStatement/,
    'photos that cannot be read fail when the request is built again, and are refused the same',
  ],
  [
    /posts\/create\.ts$/,
    /nonce === undefined → false/,
    'no nonce was issued at any time; the line is there for the types',
  ],
  [
    /posts\/create\.ts$/,
    /BlockStatement|typeof key !== 'string'/,
    'what is no JSON, or has no key, is refused as invalid by the schema a few lines later',
  ],
  [/posts\/create\.ts$/, /typeof value === 'object' → true/, 'a text and a number have no such member'],
  [
    /posts\/create\.ts$/,
    /'posts' → |ownerOf\(subject, each\)/,
    'limits.test.ts and accounts.test.ts notice; they take too long to run for each mutant',
  ],
  [
    /posts\/create\.ts$/,
    /DIRECT_POST/,
    'creator info needs the scope of Direct Post already, so no request without it comes so far',
  ],
  [/posts\/read\.ts$/, /./, 'status.test.ts notices; it takes too long to run for each mutant'],
  [
    /posts\/init-once\.ts$/,
    /'unknown'|current\?\.state|settled === done → false/,
    'the note of the call stays or is read once more, and says the same',
  ],
  [
    /posts\/sources\.ts$/,
    /media|Stryker was here/,
    'the rules let no post without media come so far; the line is there for the types',
  ],
  [/posts\/init-once\.ts$/, /intent\.state === 'calling' → true/, 'only a call that is noted can need bytes'],
  [/server\//, /StringLiteral: '[A-Z].* .*\.'/, 'a sentence for logs; no code depends on the text'],
];

export function reasonFor(file, text) {
  return REASONS.find(([path, pattern]) => path.test(file) && pattern.test(text))?.[2];
}
