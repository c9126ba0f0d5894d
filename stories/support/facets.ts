import type { ControlBlock } from '../../src/domain/control-blocks.js';
import { KNOWN_PRIVACY_LEVELS } from '../../src/domain/creator.js';
import type { Interaction, KnownPrivacyLevel, PostingBlock } from '../../src/domain/creator.js';
import type { MediaKind, MediaRefusalReason } from '../../src/domain/media-facts.js';
import type { PostStatus } from '../../src/domain/post-status.js';
import type { HostSettings } from '../../src/domain/settings.js';
import type { ViolationCode } from '../../src/domain/violation.js';
import { draftOf } from '../../src/composer/state.js';
import type {
  ComposerState,
  EarlierPost,
  Failure,
  FixState,
  Flow,
  ImportState,
  Notice,
  Outcome,
  Phase,
  PhotoOffer,
  Refusal,
  Transfer,
} from '../../src/composer/state.js';
import type { CropView } from '../../src/composer/crop-view.js';
import { viewOf } from '../../src/composer/view.js';

type In<P extends Phase> = Extract<ComposerState, { readonly phase: P }>;
type Stage = Extract<PostStatus, { readonly kind: 'processing' }>['stage'];
type RefusalName = Exclude<Refusal['kind'], 'unusable'> | `unusable ${MediaRefusalReason}`;

/** No page comes to these: the reducer drops such choices, or another phase is on the page. */
const UNREACHABLE = [
  'creator_unknown',
  'creator_cannot_post',
  'privacy_not_offered',
  'privacy_unaudited',
  'interaction_not_available',
  'branded_content_private',
  'branded_content_followers',
  'media_kind_not_accepted',
  'video_empty',
  'too_many_photos',
] as const satisfies readonly ViolationCode[];

type Violation = Exclude<ViolationCode, (typeof UNREACHABLE)[number]>;

/**
 * One thing that a state can show, spelled out of the unions themselves: a new phase, kind, rule or block is a new facet,
 * and a facet without a story fails the test of the stories.
 */
export type Facet =
  | `loading ${'first' | 'again'}`
  | `disconnected ${In<'disconnected'>['link']['kind']}`
  | `blocked ${PostingBlock}`
  | `editing ${Notice | 'without notice'}`
  | `import ${Exclude<ImportState['kind'], 'offered' | 'refused'>}`
  | `import offered ${PhotoOffer['kind']}`
  | `import refused ${RefusalName}`
  | `fix ${Exclude<FixState['kind'], 'checking'>}`
  | `crop ${CropView['kind']}`
  | `media ${MediaKind | 'none'}`
  | `violation ${Violation | 'none'}`
  | `closed ${ControlBlock}`
  | `level ${KnownPrivacyLevel | 'not known'}`
  | `switched off ${Interaction}`
  | `uploading ${Transfer['step'] | Exclude<Flow['kind'], 'paused'>}`
  | `uploading paused ${Extract<Flow, { readonly kind: 'paused' }>['by']}`
  | `interrupted ${In<'interrupted'>['file']}`
  | `earlier ${EarlierPost['phase']}`
  | 'posts elsewhere'
  | `processing ${In<'processing'>['delay']}`
  | `processing at ${Stage}`
  | `published ${Exclude<Outcome['kind'], 'in-review'>}`
  | `published in-review ${'asking' | 'given up'}`
  | `failed ${Failure['kind']}`
  | `mode ${HostSettings['mode']}`
  | `accept ${HostSettings['accept']}`
  | `client ${'audited' | 'unaudited'}`;

/** Compiles only while it has each facet once, neither more nor fewer. */
const FACETS = {
  'loading first': true,
  'loading again': true,
  'disconnected idle': true,
  'disconnected connecting': true,
  'disconnected failed': true,
  'blocked spam_risk_too_many_posts': true,
  'blocked spam_risk_user_banned_from_posting': true,
  'blocked reached_active_user_cap': true,
  'editing without notice': true,
  'editing canceled': true,
  'editing consent-voided': true,
  'editing page-obscured': true,
  'editing account-changed': true,
  'editing account-switched': true,
  'editing not-switched': true,
  'editing twin-posted': true,
  'editing twin-under-way': true,
  'import idle': true,
  'import reading': true,
  'import not-loaded': true,
  'import missing': true,
  'import offered convert': true,
  'import offered scale': true,
  'import refused kind_not_accepted': true,
  'import refused mixed': true,
  'import refused several_videos': true,
  'import refused too_many': true,
  'import refused locked': true,
  'import refused unusable empty': true,
  'import refused unusable not_media': true,
  'import refused unusable no_video': true,
  'import refused unusable truncated': true,
  'import refused unusable damaged': true,
  'import refused unusable protected': true,
  'import refused unusable unreadable': true,
  'import refused unusable undecodable': true,
  'fix offered': true,
  'fix unavailable': true,
  'fix working': true,
  'fix failed': true,
  'fix made': true,
  'crop offered': true,
  'crop open': true,
  'crop working': true,
  'crop failed': true,
  'crop made': true,
  'media none': true,
  'media video': true,
  'media photo': true,
  'violation none': true,
  'violation media_missing': true,
  'violation video_container_unsupported': true,
  'violation video_codec_unsupported': true,
  'violation video_frame_rate_outside': true,
  'violation video_size_outside': true,
  'violation video_too_large': true,
  'violation video_duration_unknown': true,
  'violation video_too_long': true,
  'violation photo_type_unsupported': true,
  'violation photo_too_large': true,
  'violation photo_too_many_pixels': true,
  'violation title_too_long': true,
  'violation description_too_long': true,
  'violation privacy_missing': true,
  'violation disclosure_incomplete': true,
  'closed branded_content_private': true,
  'closed branded_content_followers': true,
  'closed privacy_unaudited': true,
  'closed private_with_branded': true,
  'closed followers_with_branded': true,
  'closed comment_disabled_by_creator': true,
  'closed duet_disabled_by_creator': true,
  'closed stitch_disabled_by_creator': true,
  'level PUBLIC_TO_EVERYONE': true,
  'level MUTUAL_FOLLOW_FRIENDS': true,
  'level FOLLOWER_OF_CREATOR': true,
  'level SELF_ONLY': true,
  'level not known': true,
  'switched off comment': true,
  'switched off duet': true,
  'switched off stitch': true,
  'uploading staging': true,
  'uploading creating': true,
  'uploading sending': true,
  'uploading settling': true,
  'uploading in-doubt': true,
  'uploading running': true,
  'uploading paused user': true,
  'uploading paused absence': true,
  'uploading offline': true,
  'uploading retrying': true,
  'uploading troubled': true,
  'interrupted kept': true,
  'interrupted on-disk': true,
  'interrupted opening': true,
  'interrupted missing': true,
  'interrupted checking': true,
  'interrupted refused': true,
  'earlier uploading': true,
  'earlier processing': true,
  'earlier published': true,
  'earlier failed': true,
  'posts elsewhere': true,
  'processing none': true,
  'processing slow': true,
  'processing unanswered': true,
  'processing disconnected': true,
  'processing at upload': true,
  'processing at download': true,
  'processing at other': true,
  'published public': true,
  'published not-public': true,
  'published inbox': true,
  'published in-review asking': true,
  'published in-review given up': true,
  'failed creator': true,
  'failed not-sent': true,
  'failed unknown': true,
  'failed refused': true,
  'mode direct': true,
  'mode inbox': true,
  'accept any': true,
  'accept video': true,
  'accept photo': true,
  'client audited': true,
  'client unaudited': true,
} as const satisfies Record<Facet, true>;

/** Every facet that there is. */
// The keys are those of the object above, no others.
export const ALL_FACETS = Object.keys(FACETS) as readonly Facet[];

/** Everything that a state shows. */
export function facetsOf(state: ComposerState): readonly Facet[] {
  const { settings } = state.page.setup;
  const earlier = state.page.earlier.map(({ phase }) => `earlier ${phase}` as const);
  const elsewhere = state.page.elsewhere.length > 0 ? (['posts elsewhere'] as const) : [];
  return [...ofPhase(state), ...earlier, ...elsewhere, ...ofForm(state), ...ofCreator(state), ...ofSettings(settings)];
}

function ofPhase(state: ComposerState): readonly Facet[] {
  switch (state.phase) {
    case 'loading':
      return [state.creator ? 'loading again' : 'loading first'];
    case 'disconnected':
      return [`disconnected ${state.link.kind}`];
    case 'blocked':
      return [`blocked ${state.block}`];
    case 'editing':
      return [`editing ${state.notice ?? 'without notice'}`, ofImport(state.importState)];
    case 'uploading': {
      const { step, flow } = state.transfer;
      return [`uploading ${step}`, flow.kind === 'paused' ? `uploading paused ${flow.by}` : `uploading ${flow.kind}`];
    }
    case 'processing':
      return [
        `processing ${state.delay}`,
        ...(state.status.kind === 'processing' ? [`processing at ${state.status.stage}` as const] : []),
      ];
    case 'published': {
      const { outcome } = state;
      if (outcome.kind !== 'in-review') return [`published ${outcome.kind}`];
      return [`published in-review ${outcome.stillAsking ? 'asking' : 'given up'}`];
    }
    case 'interrupted':
      return [`interrupted ${state.file}`];
    case 'failed':
      return [`failed ${state.failure.kind}`];
    default:
      return state satisfies never;
  }
}

function ofImport(importState: ImportState): Facet {
  if (importState.kind === 'offered') return `import offered ${importState.offers[0].kind}`;
  if (importState.kind !== 'refused') return `import ${importState.kind}`;
  const { refusal } = importState;
  return refusal.kind === 'unusable' ? `import refused unusable ${refusal.reason}` : `import refused ${refusal.kind}`;
}

function ofForm(state: ComposerState): readonly Facet[] {
  if (state.phase !== 'editing') return [];
  const { form } = viewOf(state);
  const blocks = [
    ...(form.privacy?.options ?? []),
    ...(form.interactions ?? []),
    ...(form.disclosure ? [form.disclosure.brandedContent] : []),
  ].flatMap(({ block }) => (block ? [block] : []));
  const violations = form.violations.map(({ code }) => code).filter(isReachable);
  const { fix } = state.page;
  const crops = viewOf(state).crops.flatMap((crop) => crop ?? []);
  return [
    ...crops.map(({ kind }) => `crop ${kind}` as const),
    ...(fix && fix.kind !== 'checking' ? ([`fix ${fix.kind}`] as const) : []),
    `media ${draftOf(state).media?.kind ?? 'none'}`,
    ...blocks.map((block) => `closed ${block}` as const),
    ...(violations.length > 0 ? violations.map((code) => `violation ${code}` as const) : (['violation none'] as const)),
  ];
}

function isReachable(code: ViolationCode): code is Violation {
  const unreachable: readonly ViolationCode[] = UNREACHABLE;
  return !unreachable.includes(code);
}

function ofCreator(state: ComposerState): readonly Facet[] {
  if (!state.creator) return [];
  const { privacyLevels, disabledInteractions } = state.creator;
  const known = KNOWN_PRIVACY_LEVELS.filter((level) => privacyLevels.includes(level));
  return [
    ...known.map((level) => `level ${level}` as const),
    ...(known.length < privacyLevels.length ? (['level not known'] as const) : []),
    ...disabledInteractions.map((interaction) => `switched off ${interaction}` as const),
  ];
}

function ofSettings({ mode, accept, unaudited }: HostSettings): readonly Facet[] {
  return [`mode ${mode}`, `accept ${accept}`, `client ${unaudited ? 'unaudited' : 'audited'}`];
}
