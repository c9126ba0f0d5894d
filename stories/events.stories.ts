import { html } from 'lit';
import type { Meta } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import { listening } from './support/event-log.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

/** Every event of the element; a test compares them with the manifest. */
export const EVENTS = [
  'tiktok-open',
  'tiktok-close',
  'tiktok-ready',
  'tiktok-draft-change',
  'tiktok-before-publish',
  'tiktok-progress',
  'tiktok-status',
  'tiktok-published',
  'tiktok-error',
] as const satisfies readonly (keyof HTMLElementEventMap)[];

/** Lines that the log keeps. */
const KEPT = 12;

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Event log',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], script: { upload: { bytesPerSecond: 9000 } } },
  argTypes: SCENE_ARG_TYPES,
  excludeStories: ['EVENTS'],
  render: (args) => html`
    <div class="logged" ${listening(EVENTS, KEPT)}>${scene(args)}</div>
    <ol class="event-log" aria-label="Events of the element" tabindex="0"></ol>
  `,
};

export default meta;

/** Fill the page in and post: each event is written down below it, with what it carries. [G-5e] */
export const Live: Story = {
  play: async ({ canvasElement, userEvent }) => {
    const page = await pageOf(canvasElement);
    const log = canvasElement.querySelector('.event-log');
    await waitFor(() => expect(log).toHaveTextContent('tiktok-ready'));
    await userEvent.type(page.get('textbox', page.text.say('title.label')), 'Hi');
    await waitFor(() => expect(log).toHaveTextContent('tiktok-draft-change'));
  },
};
