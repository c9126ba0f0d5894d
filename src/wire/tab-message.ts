import * as z from 'zod/mini';

/** One post that a tab is at, as it tells it: how far it is, in whole hundredths, or nothing where TikTok is at work on it. */
export interface PostToTell {
  readonly key: string;
  readonly fraction: number | undefined;
}

/** What a tab tells the others of its browser. */
export type TabSaying =
  | { readonly kind: 'joined' }
  /** All that it is at. */
  | { readonly kind: 'posts'; readonly posts: readonly PostToTell[] }
  /** The account was linked anew. */
  | { readonly kind: 'account' };

export interface TabMessage {
  readonly tab: string;
  readonly adapterId: string;
  readonly said: TabSaying;
}

const post = z.object({
  key: z.string().check(z.maxLength(128)),
  fraction: z.optional(z.number().check(z.gte(0), z.lte(1))),
});

const message = z.object({
  tab: z.string().check(z.maxLength(64)),
  adapterId: z.string(),
  said: z.union([
    z.object({ kind: z.literal('joined') }),
    z.object({ kind: z.literal('posts'), posts: z.array(post).check(z.maxLength(20)) }),
    z.object({ kind: z.literal('account') }),
  ]),
});

/** Reads what another tab, perhaps of another version, has sent; `undefined` for anything else. */
export function parseTabMessage(value: unknown): TabMessage | undefined {
  const parsed = message.safeParse(value);
  if (!parsed.success) return undefined;
  const { tab, adapterId, said } = parsed.data;
  if (said.kind !== 'posts') return { tab, adapterId, said };
  return { tab, adapterId, said: { kind: 'posts', posts: said.posts.map(({ key, fraction }) => ({ key, fraction })) } };
}
