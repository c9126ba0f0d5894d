/**
 * What the Content Sharing Guidelines (read 2026-11-22) demand of one state of the "Post to TikTok" page, written as
 * tables from their text. It imports nothing, so that a fault in the rules cannot hide by being shared; it runs in Node
 * and in the browser. It does not know how the page or the rules are built.
 */

export type Level = 'PUBLIC_TO_EVERYONE' | 'MUTUAL_FOLLOW_FRIENDS' | 'FOLLOWER_OF_CREATOR' | 'SELF_ONLY';
export type InteractionName = 'comment' | 'duet' | 'stitch';

/** One state of the page; every field is one dimension of the space. */
export interface State {
  /** What creator info answered: a public or private account, one that offers all levels, a block, or nothing yet. */
  readonly creator: 'public' | 'private' | 'all levels' | 'blocked' | 'unknown';
  readonly media: 'none' | 'video' | 'video over limit' | 'photo';
  readonly privacy: 'none' | Level;
  /** Ticked by the user, and whether the creator switched it off in TikTok. */
  readonly comment: Choice;
  readonly duet: Choice;
  readonly stitch: Choice;
  readonly disclosure: 'off' | 'nothing' | 'your brand' | 'branded content' | 'both';
}

export type Choice = 'off' | 'on' | 'off, locked' | 'on, locked';

/** An option or box that cannot be chosen now, with the code of the reason that it gives. */
export interface Closable {
  readonly closedBecause: string | undefined;
}

export interface Expectation {
  readonly page: 'loading' | 'blocked' | 'editing';
  readonly mayPublish: boolean;
  /** Codes of everything that is wrong, in the order of the page. */
  readonly violations: readonly string[];
  /** The options of the dropdown, in TikTok's order; none while TikTok has not described the account. */
  readonly privacyOptions: readonly (Closable & { readonly level: Level; readonly name: string })[];
  readonly interactions: Readonly<Record<InteractionName, 'absent' | 'open' | 'greyed'>>;
  /** Present only while disclosure is on. */
  readonly kinds: { readonly yourBrand: Closable; readonly brandedContent: Closable } | undefined;
  readonly declaration: string;
  readonly label: string | undefined;
  /** What hovering over the publish button must say, in TikTok's words. */
  readonly prompt: string | undefined;
}

const MUSIC = "By posting, you agree to TikTok's Music Usage Confirmation";
const BRANDED_AND_MUSIC = "By posting, you agree to TikTok's Branded Content Policy and Music Usage Confirmation";
const PROMOTIONAL = "Your photo/video will be labeled as 'Promotional content'";
const PAID = "Your photo/video will be labeled as 'Paid partnership'";
const INDICATE = 'You need to indicate if your content promotes yourself, a third party, or both.';

/** All sentences about disclosure that TikTok prescribes, to see that no other one than the expected stands there. */
export const ALL_SENTENCES = [PROMOTIONAL, PAID, MUSIC, BRANDED_AND_MUSIC, INDICATE] as const;

/** 3a and 4 with the note of 2: what each state of the disclosure says, and what it forbids. */
const DISCLOSURE: Record<
  State['disclosure'],
  { kinds: boolean; branded: boolean; label?: string; declaration: string; prompt?: string; wrong?: string }
> = {
  off: { kinds: false, branded: false, declaration: MUSIC },
  nothing: { kinds: true, branded: false, declaration: MUSIC, prompt: INDICATE, wrong: 'disclosure_incomplete' },
  'your brand': { kinds: true, branded: false, declaration: MUSIC, label: PROMOTIONAL },
  'branded content': { kinds: true, branded: true, declaration: BRANDED_AND_MUSIC, label: PAID },
  both: { kinds: true, branded: true, declaration: BRANDED_AND_MUSIC, label: PAID },
};

/** 2b: what each account offers, in TikTok's order. */
const OFFERED: Record<State['creator'], readonly Level[]> = {
  public: ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  private: ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  'all levels': ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'],
  blocked: [],
  unknown: [],
};

/**
 * 3b, branded content is for "public/friends": what is wrong with each level, why its option is closed while branded
 * content is ticked, and why the branded box is closed while the level is chosen.
 */
const WITH_BRANDED: Record<Level, { name: string; wrong?: string; optionClosed?: string; boxClosed?: string }> = {
  PUBLIC_TO_EVERYONE: { name: 'Everyone' },
  MUTUAL_FOLLOW_FRIENDS: { name: 'Friends' },
  FOLLOWER_OF_CREATOR: {
    name: 'Followers',
    wrong: 'branded_content_followers',
    optionClosed: 'branded_content_followers',
    boxClosed: 'followers_with_branded',
  },
  SELF_ONLY: {
    name: 'Only me',
    wrong: 'branded_content_private',
    optionClosed: 'branded_content_private',
    boxClosed: 'private_with_branded',
  },
};

/** 1 and 1b: what the answer of creator info makes of the page. */
const CREATOR: Record<State['creator'], { page: Expectation['page']; wrong?: string }> = {
  public: { page: 'editing' },
  private: { page: 'editing' },
  'all levels': { page: 'editing' },
  blocked: { page: 'blocked', wrong: 'creator_cannot_post' },
  unknown: { page: 'loading', wrong: 'creator_unknown' },
};

/** 5a, 1c and 2c: what each media makes wrong with an account that is known, and which interactions it has. */
const MEDIA: Record<State['media'], { missing: boolean; tooLong: boolean; interactions: readonly InteractionName[] }> =
  {
    none: { missing: true, tooLong: false, interactions: ['comment', 'duet', 'stitch'] },
    video: { missing: false, tooLong: false, interactions: ['comment', 'duet', 'stitch'] },
    'video over limit': { missing: false, tooLong: true, interactions: ['comment', 'duet', 'stitch'] },
    photo: { missing: false, tooLong: false, interactions: ['comment'] },
  };

/** 2c: how an interaction looks, and whether it may be posted so. */
const CHOICE: Record<Choice, { looks: 'open' | 'greyed'; wrong: boolean }> = {
  off: { looks: 'open', wrong: false },
  on: { looks: 'open', wrong: false },
  'off, locked': { looks: 'greyed', wrong: false },
  'on, locked': { looks: 'greyed', wrong: true },
};

/** Says what the guideline demands of one state. */
export function expected(state: State): Expectation {
  const { page } = CREATOR[state.creator];
  const disclosure = DISCLOSURE[state.disclosure];
  const violations = violationsOf(state);
  const chosen = state.privacy === 'none' ? undefined : WITH_BRANDED[state.privacy];
  return {
    page,
    mayPublish: violations.length === 0,
    violations,
    privacyOptions: OFFERED[state.creator].map((level) => ({
      level,
      name: WITH_BRANDED[level].name,
      closedBecause: disclosure.branded ? WITH_BRANDED[level].optionClosed : undefined,
    })),
    interactions: {
      comment: looksOf(state, 'comment'),
      duet: looksOf(state, 'duet'),
      stitch: looksOf(state, 'stitch'),
    },
    kinds: disclosure.kinds
      ? {
          yourBrand: { closedBecause: undefined },
          // A tick can always be taken back: with both set, closing the box as well would leave no way out.
          brandedContent: { closedBecause: disclosure.branded ? undefined : chosen?.boxClosed },
        }
      : undefined,
    declaration: disclosure.declaration,
    label: disclosure.label,
    prompt: disclosure.prompt,
  };
}

function looksOf(state: State, interaction: InteractionName): 'absent' | 'open' | 'greyed' {
  if (!MEDIA[state.media].interactions.includes(interaction)) return 'absent';
  return CHOICE[state[interaction]].looks;
}

function violationsOf(state: State): readonly string[] {
  const { page, wrong: creatorWrong } = CREATOR[state.creator];
  const known = page === 'editing';
  const media = MEDIA[state.media];
  const { branded, wrong: disclosureWrong } = DISCLOSURE[state.disclosure];
  const offered: readonly string[] = OFFERED[state.creator];
  const level = state.privacy === 'none' ? undefined : WITH_BRANDED[state.privacy];
  return [
    creatorWrong,
    media.missing && 'media_missing',
    known && media.tooLong && 'video_too_long',
    !level && 'privacy_missing',
    known && level && !offered.includes(state.privacy) && 'privacy_not_offered',
    known && media.interactions.some((each) => CHOICE[state[each]].wrong) && 'interaction_not_available',
    disclosureWrong,
    branded && level?.wrong,
  ].filter((code) => typeof code === 'string');
}
