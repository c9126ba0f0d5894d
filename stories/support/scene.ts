import { html } from 'lit';
import type { TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { StoryObj } from '@storybook/web-components-vite';
import type { ShareToTikTokElement } from '../../src/index.js';
import type { HostSettings } from '../../src/domain/settings.js';
import type { ComposerState } from '../../src/composer/state.js';
import { createScriptedAdapter } from '../../src/testing/scripted-adapter.js';
import type { AdapterScript } from '../../src/testing/scripted-adapter.js';
import { showState, whenState } from './stage.js';
import type { PresetMedia } from '../../src/composer/preset-media.js';
import type { StringOverrides } from '../../src/text/strings.js';
import { CREATORS } from './creators.js';
import type { CreatorName } from './creators.js';
import type { Facet } from './facets.js';
import { filesOf } from './media.js';
import type { MediaName } from './media.js';

/** What a story is made of: the element's own settings, the account, the files, and what the adapter answers. */
export interface SceneArgs {
  readonly mode: 'direct' | 'inbox';
  readonly accept: HostSettings['accept'];
  readonly unaudited: boolean;
  readonly mediaLocked: boolean;
  readonly forgetDraft: boolean;
  readonly postTitle: string;
  readonly postDescription: string;
  readonly creator: CreatorName;
  /** What the host presets. */
  readonly media: readonly MediaName[];
  /** The same, where the host stores it. */
  readonly hosted: Exclude<PresetMedia, File | readonly File[]> | undefined;
  /** Answers of the adapter; creator info is that of `creator` unless the script has its own. */
  readonly script: AdapterScript;
  readonly strings: StringOverrides | undefined;
}

export type Story<Args extends SceneArgs = SceneArgs> = StoryObj<Args> & {
  readonly parameters?: { readonly shows?: readonly Facet[] };
};

export const SCENE_ARGS: SceneArgs = {
  mode: 'direct',
  accept: 'any',
  unaudited: false,
  mediaLocked: false,
  forgetDraft: false,
  postTitle: '',
  postDescription: '',
  creator: 'public',
  media: [],
  hosted: undefined,
  script: {},
  strings: undefined,
};

/** The state to show, from the state that the real element came to, and the story's controls. */
export type Show<Args extends SceneArgs> = (now: ComposerState, args: Args) => ComposerState;

const staged = new WeakMap<Element, Promise<void>>();
const seen = new WeakMap<Element, Partial<SceneArgs>>();

/** Draws the element for a story. */
export function scene(args: SceneArgs): TemplateResult {
  return sceneShowing()(args);
}

/** Draws the element and, when it is ready, shows a state that it cannot come to without a person's click. */
export function sceneShowing<Args extends SceneArgs>(show?: Show<Args>): (args: Args) => TemplateResult {
  return (args) =>
    html`<share-to-tiktok
      mode=${args.mode}
      accept=${args.accept}
      post-title=${args.postTitle}
      post-description=${args.postDescription}
      ?unaudited=${args.unaudited}
      ?media-locked=${args.mediaLocked}
      ?forget-draft=${args.forgetDraft}
      .strings=${args.strings}
      ${ref((element) => {
        // The tag above is registered by the import of the element.
        if (element) stage(element as ShareToTikTokElement, args, show);
      })}
    ></share-to-tiktok>`;
}

/** Resolves when the scene of an element is set. */
export async function whenStaged(element: Element): Promise<void> {
  await staged.get(element);
}

function stage<Args extends SceneArgs>(element: ShareToTikTokElement, args: Args, show: Show<Args> | undefined): void {
  const before = seen.get(element);
  seen.set(element, args);
  if (before?.script !== args.script || before.creator !== args.creator) {
    element.adapter = createScriptedAdapter({ creatorInfo: [CREATORS[args.creator]], ...args.script });
  }
  const changed = before?.media !== args.media || before.hosted !== args.hosted;
  const files = changed ? filesOf(args.media) : undefined;
  const last = staged.get(element) ?? Promise.resolve();
  staged.set(
    element,
    last.then(() => settle(element, args, files, show)),
  );
}

async function settle<Args extends SceneArgs>(
  element: ShareToTikTokElement,
  args: Args,
  files: Promise<readonly File[]> | undefined,
  show: Show<Args> | undefined,
): Promise<void> {
  const chosen = await files;
  if (chosen && (chosen[0] || args.hosted)) {
    element.media = args.hosted ?? chosen;
    await whenState(element, (now) => 'draft' in now && (now.draft.media !== undefined || isHeld(now)));
  }
  if (!show) return;
  await whenState(element, ({ phase }) => phase !== 'loading');
  showState(element, (now) => show(now, args));
  await element.updateComplete;
}

/** Files that do not come into the draft: refused, or waiting for the creator's answer. */
function isHeld(state: ComposerState): boolean {
  return 'importState' in state && (state.importState.kind === 'refused' || state.importState.kind === 'offered');
}
