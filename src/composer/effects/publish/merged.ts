/** Runs several generators at once and yields what any of them yields, as it comes. */
export async function* merged<T>(sources: readonly AsyncGenerator<T, void, undefined>[]): AsyncGenerator<T, void> {
  const next = (source: AsyncGenerator<T, void, undefined>) => {
    const step = source.next().then((result) => ({ source, result }));
    // A consumer that leaves, as when the post is canceled, waits for none of them.
    step.catch(() => {});
    return step;
  };
  const pending = new Map(sources.map((source) => [source, next(source)]));
  while (pending.size > 0) {
    const { source, result } = await Promise.race(pending.values());
    if (result.done) pending.delete(source);
    else {
      pending.set(source, next(source));
      yield result.value;
    }
  }
}
