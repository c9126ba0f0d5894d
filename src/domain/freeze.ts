/** Freezes plain data all the way down; files, errors and the host's adapter in it are opaque and stay as they are. */
export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null && !Array.isArray(value)) return value;
  Object.freeze(value);
  for (const [key, each] of Object.entries(value)) if (key !== 'adapter') deepFreeze(each);
  return value;
}
