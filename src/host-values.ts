import type { PropertyDeclaration, PropertyDeclarations } from '@lit/reactive-element';
import { pageAddress } from './adapter/page-address.js';
import type { Explain, ObjectProperty } from './diagnostics/problem.js';

/** Reads one value that a host set; what means nothing is explained and counts as absent. */
type Read = (value: unknown, explain: Explain, name: string) => unknown;

/** Key of the method by which an element explains what a host got wrong. @internal */
export const EXPLAIN: unique symbol = Symbol('explain');

/** React, Vue, and Preact each write another of these for a value that is not there. */
function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

const oneOf =
  (...allowed: readonly string[]): Read =>
  (value, explain, name) => {
    if (isAbsent(value)) return undefined;
    if (typeof value === 'string' && allowed.includes(value)) return value;
    const given = JSON.stringify(String(value).slice(0, 40));
    explain({
      code: 'unknown-value',
      about: name,
      value: given,
      allowed: allowed.map((each) => `"${each}"`).join(' or '),
    });
    return undefined;
  };

const flag: Read = (value, explain, name) => {
  if (value !== 'false') return Boolean(value);
  explain({ code: 'false-value', about: name });
  return false;
};

/** A flag with one more meaning. */
const trigger: Read = (value, explain, name) => (value === 'none' ? value : flag(value, explain, name));

const text: Read = (value, explain, name) => {
  if (isAbsent(value)) return '';
  if (typeof value === 'string' && value !== '[object Object]') return value;
  if (typeof value === 'number') return String(value);
  explain({ code: 'object-value', about: name });
  return '';
};

const endpoint: Read = (value, explain) => {
  if (isAbsent(value)) return undefined;
  const address = value instanceof URL ? value.href : value;
  if (typeof address === 'string' && isEndpoint(address)) return address;
  explain({ code: 'invalid-endpoint' });
  return undefined;
};

function isEndpoint(address: string): boolean {
  // Frameworks write a missing value as text, too.
  if (/^(null|undefined|\[object .*\])$/.test(address)) return false;
  // A server that renders the page has no address; what is relative there is resolved in the browser.
  const base = pageAddress() ?? 'https://localhost';
  return URL.canParse(address, base) && /^https?:$/.test(new URL(address, base).protocol);
}

const adapter: Read = (value, explain) => {
  if (isAbsent(value)) return undefined;
  if (typeof value !== 'object' && typeof value !== 'function') {
    explain({ code: 'adapter-shape', about: typeof value });
    return undefined;
  }
  return value;
};

const media: Read = (value) => (isAbsent(value) ? undefined : value);

const strings: Read = (value, explain) => {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'object') return value;
  explain({ code: 'strings-shape', about: typeof value });
  return undefined;
};

/** How each property is read that a host sets. */
const READERS = {
  endpoint,
  adapter,
  media,
  strings,
  postTitle: text,
  postDescription: text,
  accept: oneOf('video', 'photo'),
  mode: oneOf('inbox'),
  mediaLocked: flag,
  unaudited: flag,
  allowFraming: flag,
  forgetDraft: flag,
  trigger,
} satisfies Readonly<Record<string, Read>>;

/** Properties that hold objects: an attribute of that name is a mistake. */
export const OBJECT_PROPERTIES: readonly ObjectProperty[] = ['adapter', 'media', 'strings'];

export function isObjectProperty(name: string): name is ObjectProperty {
  const names: readonly string[] = OBJECT_PROPERTIES;
  return names.includes(name);
}

/** For boolean attributes: `""` is true, and any other text is left to be read with the property. */
export const FLAG = {
  fromAttribute: (value: string | null): unknown => (value === '' ? true : value),
  toAttribute: (value: unknown): unknown => (value === true ? '' : value || null),
};

/**
 * What all properties of an element have in common. What a page has added to `Object.prototype` is no option of ours, and Lit
 * would put an accessor of its own around each.
 */
export const OPTIONS: PropertyDeclaration = Object.setPrototypeOf({ noAccessor: true }, null);

/** Gives a class accessors whose setters take whatever a host may write; an update follows. */
export function readHostValues(prototype: object, properties: PropertyDeclarations): void {
  // `Object.entries` makes a pair for each, which costs more time than to define the accessors. The names are those of the table.
  for (const name of Object.keys(READERS) as (keyof typeof READERS)[]) {
    const read: Read = READERS[name];
    const key = Symbol(name);
    Object.defineProperty(prototype, name, {
      configurable: true,
      get(this: Holder) {
        return this[key];
      },
      set(this: Holder, value: unknown) {
        const old = this[key];
        this[key] = read(value, this[EXPLAIN], String(properties[name]?.attribute || name));
        this.requestUpdate(name, old);
      },
    });
  }
}

/** An element: it keeps what was read. */
interface Holder {
  readonly [EXPLAIN]: Explain;
  requestUpdate(name: string, old: unknown): void;
  [key: symbol]: unknown;
}
