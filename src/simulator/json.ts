/** What `toJson` writes: JSON values, with big integers as raw numbers. */
export type JsonValue =
  string | number | boolean | null | bigint | undefined | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Any JSON object, as a request body holds it. */
export type JsonObject = Record<string, unknown>;

/** Serializes like `JSON.stringify`, and writes a bigint as the raw number that TikTok's 19-digit ids are. */
export function toJson(value: JsonValue): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map((item: JsonValue) => toJson(item ?? null)).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

/** Says whether `value` is a JSON object, neither null nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Deeper than any body of the API by far, and flat enough for everything that goes through a value level by level. */
const MAX_DEPTH = 100;

function isTooDeep(value: object): boolean {
  let level: readonly object[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth >= MAX_DEPTH) return true;
    level = level.flatMap((each) =>
      Object.values(each).filter((member) => typeof member === 'object' && member !== null),
    );
  }
  return false;
}

/** Parses text that must hold a JSON object, of at most 100 levels; anything else gives undefined. */
export function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) && !isTooDeep(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
