import { brandedContentBlock, interactionBlock, privacyOptionBlock } from '../domain/control-blocks.js';
import type { ControlBlock } from '../domain/control-blocks.js';
import type { CreatorAnswer, CreatorInfo, Interaction, PrivacyLevel } from '../domain/creator.js';
import type { Draft } from '../domain/draft.js';
import { PHOTO_LIMITS } from '../domain/limits.js';
import type { Provenance } from '../domain/media-facts.js';
import { declarationFor, labelFor } from '../domain/prescribed.js';
import { interactionsFor } from '../domain/rules/interactions.js';
import type { Facts } from '../domain/rules/rule.js';
import { titleLimit } from '../domain/rules/title-length.js';
import type { RateDoubt } from '../domain/rules/video-frame-rate.js';
import type { HostSettings } from '../domain/settings.js';
import type { Violation } from '../domain/violation.js';
import { isBusy } from './import-state.js';
import { draftOf, isFixing, isLocked } from './state.js';
import type { ComposerState, ImportState, Notice } from './state.js';

export interface TextView {
  readonly value: string;
  readonly max: number;
}

export interface ToggleView {
  readonly checked: boolean;
  readonly block: ControlBlock | undefined;
}

export interface PrivacyView {
  readonly value: PrivacyLevel | undefined;
  readonly options: readonly { readonly level: PrivacyLevel; readonly block: ControlBlock | undefined }[];
}

export interface DisclosureView {
  readonly on: boolean;
  readonly yourBrand: ToggleView;
  readonly brandedContent: ToggleView;
  readonly label: ReturnType<typeof labelFor>;
}

/** Everything the form shows. A part that is `undefined` is not on the page at all. */
export interface FormView {
  /** Nothing can be chosen before TikTok has described the creator. */
  readonly locked: boolean;
  readonly creator: CreatorInfo | undefined;
  readonly draft: Draft;
  readonly importState: ImportState;
  /** Chosen files are still being read, or wait for an answer: nothing is published without them. */
  readonly waiting: boolean;
  /** The video or a photo is being changed: nothing is published before it is seen. */
  readonly fixing: boolean;
  /** The user may choose, replace, add and remove media now. */
  readonly canChangeMedia: boolean;
  readonly notice: Notice | undefined;
  readonly title: TextView | undefined;
  readonly description: TextView | undefined;
  readonly privacy: PrivacyView | undefined;
  readonly interactions: readonly ({ readonly interaction: Interaction } & ToggleView)[] | undefined;
  readonly disclosure: DisclosureView | undefined;
  readonly aiGenerated: boolean | undefined;
  /** What a file says of AI: a hint for the switch, which only the creator turns on. */
  readonly aiSaid: Provenance['ai'];
  readonly autoAddMusic: boolean | undefined;
  /** TikTok shows the chosen cover of public posts only. */
  readonly coverIsIgnored: boolean;
  /** What may go wrong with the frame rate where TikTok's edge is not known; the creator decides. */
  readonly rateDoubt: RateDoubt | undefined;
  readonly declaration: ReturnType<typeof declarationFor>;
  readonly violations: readonly Violation[];
  readonly settings: HostSettings;
}

/** The creator's answer as the rules want it. */
function creatorAnswer(state: ComposerState): CreatorAnswer {
  if (state.phase === 'blocked') return { kind: 'blocked', block: state.block };
  if (state.phase === 'loading' || state.phase === 'disconnected' || !state.creator) return { kind: 'unknown' };
  return { kind: 'available', creator: state.creator };
}

/** What the rules, and the files, say of a draft. */
export type Judged = Pick<FormView, 'violations' | 'aiSaid' | 'rateDoubt'>;

/** The form's content, from the state and what is said of its draft. */
export function formView(state: ComposerState, judge: (facts: Facts) => Judged): FormView {
  const { settings } = state.page.setup;
  const draft = draftOf(state);
  const answer = creatorAnswer(state);
  const facts: Facts = { creator: answer, draft, settings };
  const direct = settings.mode === 'direct';
  const kind = draft.media?.kind ?? (settings.accept === 'photo' ? 'photo' : 'video');
  const levels = answer.kind === 'available' ? answer.creator.privacyLevels : [];
  const { disclosure } = draft;
  const importState: ImportState = 'importState' in state ? state.importState : { kind: 'idle' };
  const locked = answer.kind !== 'available';
  return {
    locked,
    creator: state.creator,
    draft,
    importState,
    waiting: !locked && isBusy(importState),
    fixing: isFixing(state.page),
    canChangeMedia: state.phase === 'editing' && !isLocked(state),
    notice: state.phase === 'editing' ? state.notice : undefined,
    title:
      direct || kind === 'photo' ? { value: draft.title, max: titleLimit(draft.media, settings.accept) } : undefined,
    description: kind === 'photo' ? { value: draft.description, max: PHOTO_LIMITS.maxDescriptionUnits } : undefined,
    privacy: direct
      ? { value: draft.privacy, options: levels.map((level) => ({ level, block: privacyOptionBlock(level, facts) })) }
      : undefined,
    interactions: direct
      ? interactionsFor(kind).map((interaction) => ({
          interaction,
          checked: draft.interactions[interaction],
          block: interactionBlock(interaction, facts),
        }))
      : undefined,
    disclosure: direct
      ? {
          on: disclosure.on,
          yourBrand: { checked: disclosure.on && disclosure.yourBrand, block: undefined },
          brandedContent: { checked: disclosure.on && disclosure.brandedContent, block: brandedContentBlock(facts) },
          label: labelFor(draft),
        }
      : undefined,
    aiGenerated: direct ? draft.aiGenerated : undefined,
    coverIsIgnored: draft.privacy !== undefined && draft.privacy !== 'PUBLIC_TO_EVERYONE',
    autoAddMusic: direct && kind === 'photo' ? draft.autoAddMusic : undefined,
    declaration: declarationFor(draft),
    settings,
    ...judge(facts),
  };
}
