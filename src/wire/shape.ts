// Readers of what came from outside. Only own members count, and none is found by a loop over a prototype, so what a page has
// added to `Object.prototype` neither speaks for a member nor stops the reading. The replies that a form waits for are read by
// `read-members.ts`: it tells a host's developer which member was wrong, and is all that the form's script has room for.

/** What a reader returns for a value that is not what it reads. */
export const REFUSED = Symbol('refused');

/** Returns what it has read, or `REFUSED`. */
export type Reader<T> = (value: unknown) => T | typeof REFUSED;

/** Reads a member that may be missing. */
type Optional<T> = Reader<T | undefined> & { readonly isOptional: true };

type Fields = Readonly<Record<string, Reader<unknown>>>;

type ReadBy<R> = R extends (value: unknown) => infer T ? Exclude<T, typeof REFUSED> : never;

type OptionalName<F extends Fields> = { [Name in keyof F]: F[Name] extends Optional<unknown> ? Name : never }[keyof F];

type Members<F extends Fields> = { readonly [Name in Exclude<keyof F, OptionalName<F>>]: ReadBy<F[Name]> } & {
  readonly [Name in OptionalName<F>]?: ReadBy<F[Name]>;
};

/** What a reader makes of a value; `undefined` for anything that is none. */
export function readBy<T>(read: Reader<T>, value: unknown): T | undefined {
  const result = read(value);
  // A reader that reads `unknown` refuses nothing, so what is left is its type.
  return result === REFUSED ? undefined : (result as T);
}

/** Whatever it is. */
export const anything: Reader<unknown> = (value) => value;

export const boolean: Reader<boolean> = (value) => (typeof value === 'boolean' ? value : REFUSED);

/** No infinity, which JSON does not have. */
export const number: Reader<number> = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? value : REFUSED;

/** A whole number from 0. */
export const count: Reader<number> = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : REFUSED;

/** A number, or a text that is one. */
export const numeric: Reader<number> = (value) => number(typeof value === 'string' ? Number(value) : value);

export const text =
  (most = Infinity): Reader<string> =>
  (value) =>
    typeof value === 'string' && value.length <= most ? value : REFUSED;

/** A text of a form; the expression must be about all of it. */
export const matching =
  (form: RegExp): Reader<string> =>
  (value) =>
    typeof value === 'string' && form.test(value) ? value : REFUSED;

/** A moment in UTC as ISO 8601 has it, on a day that there is. */
export const moment: Reader<string> = (value) => {
  const written = matching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)(value);
  if (written === REFUSED || Number.isNaN(Date.parse(written))) return REFUSED;
  return new Date(written).toISOString().startsWith(written.slice(0, 'YYYY-MM-DD'.length)) ? written : REFUSED;
};

export const oneOf =
  <const T extends readonly (string | boolean)[]>(...values: T): Reader<T[number]> =>
  (value) =>
    values.find((each) => each === value) ?? REFUSED;

/** What the first of two readers makes of it, or else the second. */
export const either =
  <A, B>(first: Reader<A>, second: Reader<B>): Reader<A | B> =>
  (value) => {
    const result = first(value);
    return result === REFUSED ? second(value) : result;
  };

export const list =
  <T>(read: Reader<T>, most = Infinity): Reader<readonly T[]> =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return REFUSED;
    const items: T[] = [];
    for (const each of value) {
      const item = read(each);
      if (item === REFUSED) return REFUSED;
      items.push(item as T);
    }
    return items;
  };

/** A member that JSON leaves out where it is `undefined`, and that is always there in the domain. */
export const maybe =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);

/** A member that may be missing, in the domain too. */
export const optional = <T>(read: Reader<T>): Optional<T> =>
  Object.assign((value: unknown) => (value === undefined ? undefined : read(value)), { isOptional: true } as const);

/** An object with these members; others are left out. */
export const object =
  <F extends Fields>(fields: F): Reader<Members<F>> =>
  (value) => {
    if (!isObject(value)) return REFUSED;
    const members: [string, unknown][] = [];
    for (const [name, read] of Object.entries(fields)) {
      const isThere = Object.hasOwn(value, name);
      const member = read(isThere ? value[name] : undefined);
      if (member === REFUSED) return REFUSED;
      if (isThere || !Object.hasOwn(read, 'isOptional')) members.push([name, member]);
    }
    // Each has just been read.
    return Object.fromEntries(members) as Members<F>;
  };

/** An object with these members and no other. */
export const exactly = <F extends Fields>(fields: F): Reader<Members<F>> => {
  const read = object(fields);
  return (value) =>
    isObject(value) && Object.keys(value).every((name) => Object.hasOwn(fields, name)) ? read(value) : REFUSED;
};

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
