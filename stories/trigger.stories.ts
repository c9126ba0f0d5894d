import { html } from 'lit';
import { ref } from 'lit/directives/ref.js';
import type { Meta } from '@storybook/web-components-vite';
import { expect, waitFor, within } from 'storybook/test';
import { triggerText } from '../src/text/trigger-text.js';
import { loadBootText } from '../src/trigger/boot-view.js';
import { placeOf } from '../src/text/surroundings.js';
import { ShareToTikTokElement } from '../src/share-to-tiktok.element.js';
import * as states from '../src/testing/states.js';
import { wordsOf } from '../src/testing/words.js';
import { createText } from '../src/text/text.js';
import { creatorInfoData } from '../src/testing/replies.js';
import { createScriptedAdapter } from '../src/testing/scripted-adapter.js';
import { uploading } from './support/moments.js';
import { SCENE_ARGS } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';
import { showState } from './support/stage.js';

const adapters = new WeakMap<Element, ReturnType<typeof createScriptedAdapter>>();

/** The element with its button; the adapter is set once. */
const withButton = (words: unknown) =>
  html`<share-to-tiktok
    trigger
    ${ref((element) => {
      if (!(element instanceof ShareToTikTokElement) || adapters.has(element)) return;
      const adapter = createScriptedAdapter({ creatorInfo: [creatorInfoData()] });
      adapters.set(element, adapter);
      element.adapter = adapter;
    })}
    >${words}</share-to-tiktok
  >`;

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Button and dialog',
  component: 'share-to-tiktok',
  args: SCENE_ARGS,
  parameters: { controls: { disable: true } },
  render: () => withButton(''),
};

export default meta;

function elementIn(canvas: HTMLElement): ShareToTikTokElement {
  const element = canvas.querySelector('share-to-tiktok');
  if (!(element instanceof ShareToTikTokElement)) throw new Error('The story has no element.');
  return element;
}

/** The parts that stand in the element, by role and name. */
function partsOf(element: ShareToTikTokElement) {
  const [box] = element.renderRoot.querySelectorAll<HTMLElement>('[part~="trigger-button"]');
  if (!box?.parentNode) throw new Error('The element has no button.');
  // What is queried is the shadow root; the library takes elements alone in its types.
  return within(element.renderRoot as unknown as HTMLElement);
}

/**
 * A button that costs a page little: the code of the page comes when somebody is about to press it. No guideline point, because
 * nothing is asked of TikTok yet.
 */
export const Closed: Story = {
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    await element.updateComplete;
    const share = triggerText(placeOf(element).language);
    await expect(partsOf(element).getByRole('button', { name: share })).toBeVisible();
    await expect(element.renderRoot.querySelector('.card')).toBe(null);
  },
};

/** The same page as without the button, in a dialog above the rest; who the creator is, is asked at each opening. [G-1a] */
export const Open: Story = {
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    await element.updateComplete;
    element.showModal();
    await waitFor(() => expect(element.phase).toBe('editing'));
    await element.updateComplete;
    await waitFor(() => expect(partsOf(element).getByText('@ada.l')).toBeVisible());
    const { close } = await loadBootText(element);
    await waitFor(() => expect(partsOf(element).getByRole('button', { name: close })).toBeVisible());
  },
};

/** A post on its way behind the closed dialog: the button says how far it is. No guideline point, because the page says the same when it is opened. */
export const UnderWay: Story = {
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    await element.updateComplete;
    element.showModal();
    await waitFor(() => expect(element.phase).toBe('editing'));
    const half = states.sending({ sentBytes: 50_000_000, totalBytes: 100_000_000 });
    showState(element, (now) => uploading(now, half));
    element.close();
    const { language } = placeOf(element);
    const text = createText(language, await wordsOf(language));
    const words = `${text.say('progress.step.uploading')} ${text.format.percent(0.5)}`;
    await waitFor(() => expect(partsOf(element).getByText(words)).toBeVisible());
    await expect(element.renderRoot.querySelector('dialog[open]')).toBe(null);
  },
};

/** The host's words and look. No guideline point, because none speaks of the button that leads to the page. */
export const OwnWords: Story = {
  render: () =>
    html`<div
      style="--share-to-tiktok-ink-color: #0b6e4f; --share-to-tiktok-on-ink-color: #ffffff; --share-to-tiktok-radius: 22px"
    >
      ${withButton(html`<span slot="trigger">Share this clip</span>`)}
    </div>`,
  play: async ({ canvasElement }) => {
    const element = elementIn(canvasElement);
    await element.updateComplete;
    const button = element.renderRoot.querySelector('[part~="trigger-button"]');
    if (!button) throw new Error('The element has no button.');
    await expect(getComputedStyle(button).backgroundColor).toBe('rgb(11, 110, 79)');
    await expect(element.querySelector('[slot=trigger]')).toBeVisible();
  },
};
