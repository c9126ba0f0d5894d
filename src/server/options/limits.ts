/** How often one user may do what costs something, in a minute; a page in use stays far below. */
export const DEFAULT_LIMITS = {
  connect: 20,
  creatorInfo: 60,
  posts: 60,
  photos: 175,
} as const;

export type LimitName = keyof typeof DEFAULT_LIMITS;
export type Limits = Readonly<Record<LimitName, number>>;
