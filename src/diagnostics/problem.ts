/** What a host can get wrong. The code is stable: the console names it, and the README has a section of that name. */
export const PROBLEM_CODES = [
  'no-adapter',
  'unknown-value',
  'false-value',
  'object-value',
  'property-as-attribute',
  'invalid-endpoint',
  'adapter-shape',
  'missing-method',
  'media-shape',
  'media-type',
  'media-refused',
  'strings-shape',
  'protected-string',
  'adapter-failed',
  'proxied-adapter',
  'reply-shape',
  'endpoint-not-found',
  'endpoint-refused',
  'endpoint-not-json',
  'frame-without-origin',
  'scripted-click',
  'concealed-part',
  'foreign-frame',
  'changed-prototype',
  'second-copy',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One misuse. Facts are names of members and kinds of values, never the values that a host or a server sent. */
export interface Problem {
  readonly code: ProblemCode;
  readonly facts?: readonly string[];
  /** What the host's own code threw, for the console to show as it is. */
  readonly cause?: unknown;
}

/** Explains a problem to the developer of the host page. */
export type Explain = (problem: Problem) => void;
