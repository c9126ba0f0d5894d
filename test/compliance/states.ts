/**
 * The whole space of states that the oracle judges, a sample of it for the rendered page, and each state in the words of
 * the domain and of TikTok's API. Runs in Node and in the browser; it judges nothing.
 */
import type { DraftEdit } from '../../src/composer/draft-edit.js';
import type { CreatorInfo, Facts, HostSettings, Interaction, Media } from '../../src/domain/index.js';
import type { Choice, InteractionName, Level, State } from './oracle.js';

const CREATORS: readonly State['creator'][] = ['public', 'private', 'all levels', 'blocked', 'unknown'];
const MEDIA: readonly State['media'][] = ['none', 'video', 'video over limit', 'photo'];
const LEVELS: readonly Level[] = ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'FOLLOWER_OF_CREATOR', 'SELF_ONLY'];
const PRIVACY: readonly State['privacy'][] = ['none', ...LEVELS];
const DISCLOSURES: readonly State['disclosure'][] = ['off', 'nothing', 'your brand', 'branded content', 'both'];
const CHOICES: readonly Choice[] = ['off', 'on', 'off, locked', 'on, locked'];
const INTERACTIONS: readonly InteractionName[] = ['comment', 'duet', 'stitch'];
const DIMENSIONS = ['creator', 'media', 'privacy', 'comment', 'duet', 'stitch', 'disclosure'] as const;

export const SETTINGS: HostSettings = { mode: 'direct', unaudited: false, accept: 'any' };

/** Longest video of every creator in the space, in seconds; the media lie one second to either side of it. */
export const MAX_SECONDS = 60;

/** Every state, whether the page can come to it or only a forged request: about 20,000. */
export function allStates(): readonly State[] {
  return CREATORS.flatMap((creator) => {
    // An account that is not known has locked nothing.
    const choices = creator === 'blocked' || creator === 'unknown' ? CHOICES.slice(0, 2) : CHOICES;
    return MEDIA.flatMap((media) =>
      PRIVACY.flatMap((privacy) =>
        DISCLOSURES.flatMap((disclosure) =>
          choices.flatMap((comment) =>
            choices.flatMap((duet) =>
              choices.map((stitch) => ({ creator, media, privacy, comment, duet, stitch, disclosure })),
            ),
          ),
        ),
      ),
    );
  });
}

/** Whether a user can bring the page into this state; all other states are for a backend that trusts no page. */
export function isReachable(state: State): boolean {
  const { creator, media, privacy, disclosure } = state;
  const choices = INTERACTIONS.map((each) => state[each]);
  if (creator === 'blocked' || creator === 'unknown') {
    return privacy === 'none' && disclosure === 'off' && choices.every((choice) => choice === 'off');
  }
  const branded = disclosure === 'branded content' || disclosure === 'both';
  return (
    (privacy === 'none' || levelsOf(creator).includes(privacy)) &&
    !choices.includes('on, locked') &&
    !(media === 'photo' && (state.duet === 'on' || state.stitch === 'on')) &&
    !(branded && (privacy === 'SELF_ONLY' || privacy === 'FOLLOWER_OF_CREATOR'))
  );
}

/**
 * At least `count` reachable states, the same in every run, in which each two values of two dimensions that occur
 * together anywhere occur together.
 */
export function sampleStates(count = 500): readonly State[] {
  const shuffled = shuffle(allStates().filter(isReachable));
  const seen = new Set<string>();
  const [covering, others]: [State[], State[]] = [[], []];
  for (const state of shuffled) {
    const fresh = pairsOf(state).filter((pair) => !seen.has(pair));
    fresh.forEach((pair) => seen.add(pair));
    (fresh.length > 0 ? covering : others).push(state);
  }
  return [...covering, ...others.slice(0, Math.max(0, count - covering.length))];
}

/** Each two values of two dimensions that one state holds. */
export function pairsOf(state: State): readonly string[] {
  return DIMENSIONS.flatMap((one, index) =>
    DIMENSIONS.slice(index + 1).map((other) => `${one}: ${state[one]} + ${other}: ${state[other]}`),
  );
}

/** One state on one line, for the message of a test. */
export function describeState(state: State): string {
  return DIMENSIONS.map((dimension) => `${dimension}: ${state[dimension]}`).join(' · ');
}

/** A state as the rules take it. */
export function toFacts(state: State): Facts {
  return {
    creator: toCreatorAnswer(state),
    settings: SETTINGS,
    draft: {
      media: toMedia(state.media),
      title: 'A walk by the sea',
      description: '',
      privacy: state.privacy === 'none' ? undefined : state.privacy,
      interactions: { comment: isOn(state.comment), duet: isOn(state.duet), stitch: isOn(state.stitch) },
      disclosure:
        state.disclosure === 'off'
          ? { on: false }
          : {
              on: true,
              yourBrand: state.disclosure === 'your brand' || state.disclosure === 'both',
              brandedContent: state.disclosure === 'branded content' || state.disclosure === 'both',
            },
      aiGenerated: false,
      autoAddMusic: false,
    },
  };
}

/** What TikTok's `creator_info/query` answers in this state: its `data`, the code of a block, or nothing yet. */
export function toCreatorReply(
  state: State,
): { readonly data: Readonly<Record<string, unknown>> } | { readonly code: string } | undefined {
  const answer = toCreatorAnswer(state);
  if (answer.kind === 'unknown') return undefined;
  if (answer.kind === 'blocked') return { code: answer.block };
  const { creator } = answer;
  return {
    data: {
      creator_avatar_url: '',
      creator_username: creator.username,
      creator_nickname: creator.nickname,
      privacy_level_options: creator.privacyLevels,
      comment_disabled: creator.disabledInteractions.includes('comment'),
      duet_disabled: creator.disabledInteractions.includes('duet'),
      stitch_disabled: creator.disabledInteractions.includes('stitch'),
      max_video_post_duration_sec: creator.maxVideoDurationSeconds,
    },
  };
}

/** One thing that a user does on the page, by the name of the control. */
export type Step =
  | { readonly act: 'choose media'; readonly media: Exclude<State['media'], 'none'> }
  | { readonly act: 'pick option'; readonly name: string; readonly edit: DraftEdit }
  | { readonly act: 'tick' | 'switch on'; readonly name: string; readonly edit: DraftEdit };

const OPTION_NAMES: Record<Level, string> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  FOLLOWER_OF_CREATOR: 'Followers',
  SELF_ONLY: 'Only me',
};

/** What a user does on a fresh page to bring it into a reachable state, from the top of the page to the bottom. */
export function stepsTo(state: State): readonly Step[] {
  const { media, privacy, disclosure } = state;
  const steps: Step[] = [];
  if (media !== 'none') steps.push({ act: 'choose media', media });
  if (privacy !== 'none') {
    steps.push({ act: 'pick option', name: OPTION_NAMES[privacy], edit: { field: 'privacy', value: privacy } });
  }
  if (isOn(state.comment))
    steps.push(tick('Allow Comment', { field: 'interaction', interaction: 'comment', value: true }));
  if (isOn(state.duet)) steps.push(tick('Allow Duet', { field: 'interaction', interaction: 'duet', value: true }));
  if (isOn(state.stitch))
    steps.push(tick('Allow Stitch', { field: 'interaction', interaction: 'stitch', value: true }));
  if (disclosure !== 'off') {
    const edit = { field: 'disclosure', value: true } as const;
    steps.push({ act: 'switch on', name: 'Disclose commercial content', edit });
  }
  if (disclosure === 'your brand' || disclosure === 'both') {
    steps.push(tick('Your brand', { field: 'disclosed-kind', kind: 'yourBrand', value: true }));
  }
  if (disclosure === 'branded content' || disclosure === 'both') {
    steps.push(tick('Branded content', { field: 'disclosed-kind', kind: 'brandedContent', value: true }));
  }
  return steps;
}

function tick(name: string, edit: DraftEdit): Step {
  return { act: 'tick', name, edit };
}

function isOn(choice: Choice): boolean {
  return choice === 'on' || choice === 'on, locked';
}

function levelsOf(creator: State['creator']): readonly Level[] {
  if (creator === 'public') return ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'];
  return creator === 'private' ? ['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'] : LEVELS;
}

function toCreatorAnswer(state: State): Facts['creator'] {
  if (state.creator === 'unknown') return { kind: 'unknown' };
  if (state.creator === 'blocked') return { kind: 'blocked', block: 'spam_risk_too_many_posts' };
  const isLocked = (each: Interaction) => state[each] === 'off, locked' || state[each] === 'on, locked';
  const creator: CreatorInfo = {
    avatarUrl: undefined,
    username: 'mara.films',
    nickname: 'Mara Films',
    privacyLevels: levelsOf(state.creator),
    disabledInteractions: INTERACTIONS.filter(isLocked),
    maxVideoDurationSeconds: MAX_SECONDS,
  };
  return { kind: 'available', creator };
}

function toMedia(media: State['media']): Media | undefined {
  if (media === 'none') return undefined;
  if (media === 'photo') {
    const facts = { kind: 'photo', name: 'sea.jpg', bytes: 900_000, contentType: 'image/jpeg' } as const;
    const photo = { source: { origin: 'file', id: 'photo' }, facts: { ...facts, width: 1080, height: 1350 } } as const;
    return { kind: 'photo', photos: [photo], coverIndex: 0 };
  }
  return {
    kind: 'video',
    source: { origin: 'file', id: 'video' },
    coverTimestampMs: undefined,
    facts: {
      kind: 'video',
      name: 'sea.mp4',
      bytes: 9_000_000,
      contentType: 'video/mp4',
      container: 'mp4',
      codec: 'h264',
      frameRate: 30,
      variableFrameRate: false,
      width: 1080,
      height: 1920,
      // A video of just the limit ends with a whole packet of sound.
      durationSeconds: media === 'video' ? MAX_SECONDS + 0.02 : MAX_SECONDS + 1,
      hasAudio: true,
    },
  };
}

/** Fisher and Yates with a small generator of a fixed seed, because a test that fails must fail again. */
function shuffle<T>(items: readonly T[]): readonly T[] {
  const shuffled = [...items];
  let seed = 20_261_122;
  for (let last = shuffled.length - 1; last > 0; last -= 1) {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    const other = Math.floor((seed / 2 ** 32) * (last + 1));
    const [a, b] = [shuffled[last], shuffled[other]];
    if (a !== undefined && b !== undefined) [shuffled[last], shuffled[other]] = [b, a];
  }
  return shuffled;
}
