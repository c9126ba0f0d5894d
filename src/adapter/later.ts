const NAMES = [
  'connect',
  'disconnect',
  'createPost',
  'uploadChunk',
  'stagePhoto',
  'getPostStatus',
  'watchPostStatus',
  'cancelPost',
] as const;

/** What posts, of an adapter or of its guard. */
export type PostingOf<Adapter> = Pick<Adapter, (typeof NAMES)[number] & keyof Adapter>;

/** Calls that a form does without: their code may come later, and what makes them is asked with the first call. */
export function later<Adapter>(make: () => PostingOf<Adapter>): PostingOf<Adapter> {
  let made: PostingOf<Adapter> | undefined;
  const callOf =
    (name: string) =>
    (...given: readonly unknown[]): unknown => {
      made ??= make();
      // Each name is one of its methods.
      return Reflect.apply(Reflect.get(made, name) as () => unknown, made, given);
    };
  return Object.fromEntries(NAMES.map((name) => [name, callOf(name)])) as PostingOf<Adapter>;
}
