import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { ShareError } from '../src/domain/errors.js';
import type { EarlierPost } from '../src/composer/state.js';
import * as states from '../src/testing/states.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { interrupted } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Interrupted',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'] },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/**
 * The page was closed in the middle of an upload: it says what the post was, how far it came, and until when it can go on
 * (Content Sharing Guidelines 5e). [G-5e, R6]
 */
export const Interrupted: Story = {
  render: sceneShowing((now) => interrupted(now, 'kept')),
  parameters: { shows: ['interrupted kept'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    const { say } = page.text;
    await expect(page.get('heading', say('interrupted.title'))).toBeVisible();
    await expect(page.get('button', say('interrupted.continue'))).toBeEnabled();
    await expect(page.get('button', say('interrupted.discard'))).toBeEnabled();
  },
};

/** The browser can open the file where it is: "Continue" asks for that, and goes on at once (guideline 5e). [G-5e, R6] */
export const FileOnDisk: Story = {
  render: sceneShowing((now) => interrupted(now, 'on-disk')),
  parameters: { shows: ['interrupted on-disk'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    await expect(page.get('button', page.text.say('interrupted.continue'))).toBeEnabled();
  },
};

/** The browser asks the person whether the page may open the file (guideline 5e). [G-5e, R6] */
export const FileOpening: Story = {
  render: sceneShowing((now) => interrupted(now, 'opening')),
  parameters: { shows: ['interrupted opening'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    await page.shows(page.text.say('interrupted.checking'));
  },
};

/** The browser could not keep the file: it has to be chosen again (guideline 5e). [G-5e, R6] */
export const FileMissing: Story = {
  render: sceneShowing((now) => interrupted(now, 'missing')),
  parameters: { shows: ['interrupted missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    await expect(page.get('button', page.text.say('interrupted.choose'))).toBeEnabled();
  },
};

/** The chosen file is compared with the one of the post (guideline 5e). [G-5e, R6] */
export const FileChecking: Story = {
  render: sceneShowing((now) => interrupted(now, 'checking')),
  parameters: { shows: ['interrupted checking'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    await page.shows(page.text.say('interrupted.checking'));
  },
};

/** Another file was chosen: it is not sent in the place of the first (guideline 5c). [G-5c, R18] */
export const OtherFile: Story = {
  render: sceneShowing((now) => interrupted(now, 'refused')),
  parameters: { shows: ['interrupted refused'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'interrupted');
    await page.shows(page.text.say('interrupted.refused', { name: 'clip.mp4' }));
  },
};

/** What became of posts that a reset has put aside stands over the new draft until it is put away (guideline 5e). [G-5e, R5] */
export const EarlierPosts: Story = {
  render: sceneShowing((now) => {
    const unknown = { kind: 'unknown', error: new ShareError('unknown_outcome') } as const;
    const earlier: readonly EarlierPost[] = [
      states.uploading(states.creating()),
      states.processing(),
      states.published(),
      states.failed(unknown),
    ];
    return { ...now, page: { ...now.page, earlier } };
  }),
  parameters: { shows: ['earlier uploading', 'earlier processing', 'earlier published', 'earlier failed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('earlier.running'));
    await page.shows(page.text.say('earlier.unknown'));
  },
};

/** Other tabs are at posts: their progress stands over the draft, and the account they need stays (guideline 5e). [G-5e, R13] */
export const PostsElsewhere: Story = {
  render: sceneShowing((now) => {
    const elsewhere = [
      { tab: 'a', key: 'key-00000001', fraction: 0.4 },
      { tab: 'b', key: 'key-00000002', fraction: undefined },
    ];
    return { ...now, page: { ...now.page, elsewhere } };
  }),
  parameters: { shows: ['posts elsewhere'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('tabs.uploading', { percent: page.text.format.percent(0.4) }));
    await page.shows(page.text.say('tabs.processing'));
    await page.shows(page.text.say('tabs.keeps-account'));
  },
};
