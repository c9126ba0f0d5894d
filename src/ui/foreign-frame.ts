/** Whether a page of another origin is around this one: what it lays over this page cannot be seen from here. */
export function isUnderForeignFrame(): boolean {
  for (let frame: Window = window; frame !== frame.parent; frame = frame.parent) {
    try {
      if (frame.parent.location.origin !== location.origin) return true;
    } catch {
      return true;
    }
  }
  return false;
}
