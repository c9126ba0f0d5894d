import { ShareError } from '../domain/errors.js';

interface Kinds {
  readonly string: string;
  readonly 'string?': string | undefined;
  readonly number: number;
  readonly 'number?': number | undefined;
  readonly boolean: boolean;
  readonly strings: readonly string[];
}

type Shape = Readonly<Record<string, keyof Kinds>>;

/** Members of a kind that was looked at, and all others as they came. */
type Members<S extends Shape> = { readonly [Name in keyof S]: Kinds[S[Name]] } & Readonly<Record<string, unknown>>;

interface Issue {
  readonly path: readonly string[];
  readonly expected: string;
}

const EXPECTED: Readonly<Record<keyof Kinds, string>> = {
  string: 'string',
  'string?': 'string',
  number: 'number',
  'number?': 'number',
  boolean: 'boolean',
  strings: 'array',
};

/**
 * Reads the members of a reply that came from outside; anything else is an `invalid_response`, never half-read, and tells which
 * members were not as they should be: the host's developer reads that.
 */
export function readMembers<S extends Shape>(value: unknown, shape: S): Members<S> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw invalid([{ path: [], expected: 'object' }]);
  // A reply must not speak through a prototype.
  const members: Readonly<Record<string, unknown>> = Object.fromEntries(Object.entries(value));
  const issues = Object.entries(shape)
    .filter(([name, kind]) => !isOfKind(members[name], kind))
    .map(([name, kind]) => ({ path: [name], expected: EXPECTED[kind] }));
  if (issues.length > 0) throw invalid(issues);
  // Each member has just been looked at.
  return members as Members<S>;
}

function isOfKind(value: unknown, kind: keyof Kinds): boolean {
  switch (kind) {
    case 'string?':
      return value === undefined || typeof value === 'string';
    case 'number?':
      return value === undefined || Number.isFinite(value);
    case 'number':
      return Number.isFinite(value);
    case 'strings':
      return Array.isArray(value) && value.every((each) => typeof each === 'string');
    case 'string':
    case 'boolean':
      return typeof value === kind;
    default:
      return kind satisfies never;
  }
}

function invalid(issues: readonly Issue[]): ShareError {
  return new ShareError('invalid_response', { cause: Object.assign(new Error('unexpected members'), { issues }) });
}
