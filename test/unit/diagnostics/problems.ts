import type { Problem, ProblemCode } from '../../../src/diagnostics/problem.js';

/** The facts of one mistake of each kind, in the order of the README. */
const FACTS: { readonly [Code in ProblemCode]: Omit<Problem<Code>, 'code'> } = {
  'no-adapter': {},
  'unknown-value': { about: 'accept', value: '"videos"', allowed: '"video" or "photo"' },
  'false-value': { about: 'unaudited' },
  'object-value': { about: 'post-title' },
  'property-as-attribute': { about: 'media' },
  'invalid-endpoint': {},
  'adapter-shape': { about: 'string' },
  'missing-method': { about: ['createPost', 'uploadChunk'], isNeeded: true },
  'media-shape': { about: 'String' },
  'media-type': { about: 'application/pdf' },
  'media-refused': { about: 'mixed' },
  'strings-shape': { about: 'string' },
  'protected-string': { about: 'privacy.SELF_ONLY' },
  'unknown-string': { about: 'title.labl' },
  'adapter-failed': { about: 'createPost', thrown: 'TypeError' },
  'proxied-adapter': { about: 'createPost' },
  'reply-shape': { about: 'createPost', places: 'publish_id expected string' },
  'endpoint-not-found': { about: 'createPost', status: 404, body: 'HTML' },
  'endpoint-refused': { about: 'createPost', status: 403, body: 'HTML' },
  'endpoint-not-json': { about: 'createPost', status: 200, body: 'HTML' },
  'endpoint-error': { about: 'createPost', error: 'cross_site' },
  'frame-without-origin': { about: 'createPost' },
  'scripted-click': { about: 'privacy' },
  'concealed-part': { about: 'nickname', how: 'hidden' },
  'foreign-frame': {},
  'second-copy': { about: '1.0.0', second: '1.1.0' },
};

/** One mistake of each kind. */
export const PROBLEMS = Object.entries(FACTS).map(([code, facts]) => ({ code, ...facts })) as readonly Problem[];
