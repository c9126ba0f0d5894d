import { aiIn, partsOf } from '../domain/media.js';
import { evaluate } from '../domain/rules/index.js';
import type { Facts } from '../domain/rules/index.js';
import { rateDoubt } from '../domain/rules/video-frame-rate.js';
import { cropViews } from './crop-view.js';
import type { CropView } from './crop-view.js';
import { fixView } from './fix-view.js';
import type { FixView } from './fix-view.js';
import { formView } from './form-view.js';
import type { FormView, Judged } from './form-view.js';
import { viewOfForm } from './opening-view.js';
import { panelView } from './panel-view.js';
import type { PanelView } from './panel-view.js';
import type { ComposerState, EarlierPost, Page, Phase, Strip } from './state.js';

/** What the page shows of one piece of media. */
export interface Shown {
  /** Object URL or the host's URL; `undefined` while it is being made. */
  readonly url: string | undefined;
  /** The browser has no decoder for it, though TikTok may take it. */
  readonly unplayable: boolean;
}

/** What became of a post that a reset has put aside. */
export interface EarlierView {
  readonly state: 'running' | 'published' | 'unknown' | 'failed';
  readonly publishId: string | undefined;
}

/** What other tabs are at. */
export interface ElsewhereView {
  /** How far each post is; without a number, TikTok is at work on it. */
  readonly posts: readonly (number | undefined)[];
  /** Another account was linked there, while a post of the account before is on this page. */
  readonly switched: boolean;
  /** Switching accounts would end the access under those posts. */
  readonly keepsAccount: boolean;
}

/** Everything that a page needs, already decided: templates get this and `dispatch`. */
export interface ComposerView {
  readonly phase: Phase;
  readonly form: FormView;
  readonly panel: PanelView | undefined;
  /** What is to be shown for media sources of the draft, by file id or URL. */
  readonly previews: Readonly<Record<string, Shown>>;
  /** Absent while there is no film strip to show: then no cover can be chosen. */
  readonly cover: Strip | undefined;
  /** What can be changed about a video that TikTok would refuse; the film strip is then for its handles. */
  readonly fix: FixView | undefined;
  /** By the place of the photo in the post; absent where a photo needs no crop, or can get none. */
  readonly crops: readonly (CropView | undefined)[];
  readonly earlier: readonly EarlierView[];
  readonly elsewhere: ElsewhereView;
  readonly canConnect: boolean;
  /** "Switch account" stands beside the creator. */
  readonly canSwitch: boolean;
  /** Leaving the page now would lose bytes that are on their way, or a draft that cannot be kept yet. */
  readonly keepOpen: boolean;
  /** Origin under which profiles and posts are found; TikTok's own when absent. */
  readonly site: string | undefined;
}

export function viewOf(state: ComposerState): ComposerView {
  const { page, phase } = state;
  const form = formView(state, judged);
  const first = viewOfForm(state, form);
  const fix = phase === 'editing' ? fixView(page) : undefined;
  return {
    ...first,
    panel: panelView(state),
    previews: previewsOf(state, form),
    cover: phase === 'editing' && !fix?.trim ? coverOf(page) : undefined,
    fix,
    crops: phase === 'editing' && form.canChangeMedia ? cropViews(form.draft, page) : [],
    earlier: page.earlier.map(earlierView),
    elsewhere: {
      posts: page.elsewhere.map(({ fraction }) => fraction),
      switched: page.switchedElsewhere && (phase === 'uploading' || phase === 'processing'),
      keepsAccount: first.canSwitch && page.elsewhere.length > 0,
    },
    canSwitch: first.canSwitch && page.elsewhere.length === 0,
    keepOpen: phase === 'uploading' || first.keepOpen,
    site: ('post' in state ? state.post.adapter : page.adapter)?.site(),
  };
}

function judged(facts: Facts): Judged {
  const { media, aiGenerated } = facts.draft;
  return {
    violations: evaluate(facts),
    aiSaid: aiGenerated ? undefined : aiIn(media),
    rateDoubt: media?.kind === 'video' ? rateDoubt(media.facts) : undefined,
  };
}

/** What cannot be played hardly has frames: its strip goes with the player, not when the last way to decode it has been tried. */
function coverOf({ strip, unplayable }: Page): Strip | undefined {
  return strip?.frames.some(({ url }) => url !== undefined || !unplayable.includes(strip.fileId)) ? strip : undefined;
}

function previewsOf({ page }: ComposerState, { draft: { media } }: FormView): ComposerView['previews'] {
  const sources = partsOf(media).map(({ source }) => source);
  return Object.fromEntries(
    sources.map((source) => {
      const key = source.origin === 'file' ? source.id : source.url;
      const url = source.origin === 'file' ? page.previews[source.id] : source.url;
      return [key, { url, unplayable: page.unplayable.includes(key) }];
    }),
  );
}

function earlierView(post: EarlierPost): EarlierView {
  switch (post.phase) {
    case 'uploading':
      return { state: 'running', publishId: 'publishId' in post.transfer ? post.transfer.publishId : undefined };
    case 'processing':
      return { state: 'running', publishId: post.publishId };
    case 'published':
      return { state: 'published', publishId: post.publishId };
    case 'failed':
      return {
        state: post.failure.kind === 'unknown' ? 'unknown' : 'failed',
        publishId: 'publishId' in post.failure ? post.failure.publishId : undefined,
      };
    default:
      return post satisfies never;
  }
}
