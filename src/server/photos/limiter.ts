/** Counts what is under way, in this process. */
export interface Limiter {
  /** Takes a place, and returns how to give it back; `undefined` when all are taken. */
  enter(key: string): (() => void) | undefined;
}

/** At most `perKey` at once for one key, and `total` for all of them. */
export function limiter({ perKey, total }: { readonly perKey: number; readonly total: number }): Limiter {
  const counts = new Map<string, number>();
  let all = 0;
  return {
    enter(key) {
      const count = counts.get(key) ?? 0;
      if (count >= perKey || all >= total) return undefined;
      counts.set(key, count + 1);
      all += 1;
      let isInside = true;
      return () => {
        if (!isInside) return;
        isInside = false;
        all -= 1;
        const left = (counts.get(key) ?? 1) - 1;
        if (left > 0) counts.set(key, left);
        else counts.delete(key);
      };
    },
  };
}
