/**
 * A view that nobody else holds yet, frozen, with each part that says the same as before in it as the same object: what has
 * not changed is known by its identity. A part that is frozen came from the state, where only changes make new objects.
 */
export function sharing<T>(before: unknown, next: T): T {
  if (before === next || !isPlain(next) || Object.isFrozen(next)) return next;
  const was = isPlain(before) && Array.isArray(before) === Array.isArray(next) ? before : undefined;
  const keys = Object.keys(next);
  let isSame = was !== undefined && keys.length === Object.keys(was).length;
  for (const key of keys) {
    const shared = sharing(was?.[key], next[key]);
    if (shared !== was?.[key]) isSame = false;
    if (shared !== next[key]) Reflect.set(next, key, shared);
  }
  // Equal in every part, so of the same type.
  return isSame ? (was as T) : Object.freeze(next);
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || Array.isArray(value);
}
