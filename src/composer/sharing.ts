type Plain = Readonly<Record<string, unknown>>;

/**
 * `next`, with each part that says the same as before in it as the same object: what has not changed is known by its
 * identity. A part that is frozen came from the state, where only changes make new objects.
 */
export function sharing<T>(before: unknown, next: T): T {
  if (before === next || !isPlain(before) || !isPlain(next) || Object.isFrozen(next)) return next;
  if (Array.isArray(before) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  const shared: Record<string, unknown> = Array.isArray(next) ? Object.assign([], next) : { ...next };
  for (const key of keys) shared[key] = sharing(before[key], next[key]);
  const isSame = keys.length === Object.keys(before).length && keys.every((key) => shared[key] === before[key]);
  // Equal in every part, so of the same type.
  return (isSame ? before : shared) as T;
}

function isPlain(value: unknown): value is Plain {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || Array.isArray(value);
}
