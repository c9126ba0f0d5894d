import type { Meta } from '@storybook/web-components-vite';
import type { Refusal } from '../src/composer/state.js';
import { whenState } from './support/stage.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { filesOf } from './support/media.js';
import { editing } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Refused files',
  component: 'share-to-tiktok',
  args: SCENE_ARGS,
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/** The form with a refusal that no committed file can bring about in every browser. */
function refused(refusal: Refusal): typeof scene {
  return sceneShowing((now) => editing(now, { importState: { kind: 'refused', refusal } }));
}

/** A file without bytes. No guideline point, because all of them are about posts, and this file cannot become one. */
export const Empty: Story = {
  args: { media: ['empty.mp4'] },
  parameters: { shows: ['import refused unusable empty'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.empty', { name: 'empty.mp4' }));
  },
};

/**
 * A file that is called a video and is none. No guideline point, because all of them are about posts, and this file
 * cannot become one.
 */
export const NotMedia: Story = {
  args: { media: ['not-a-video.mp4'] },
  parameters: { shows: ['import refused unusable not_media'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.not_media', { name: 'not-a-video.mp4' }));
  },
};

/**
 * A song in an MP4 has no picture. No guideline point, because all of them are about posts, and this file cannot
 * become one.
 */
export const NoVideo: Story = {
  args: { media: ['song.mp4'] },
  parameters: { shows: ['import refused unusable no_video'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.no_video', { name: 'song.mp4' }));
  },
};

/**
 * A download that broke off. No guideline point, because all of them are about posts, and this file cannot become one.
 */
export const Truncated: Story = {
  args: { media: ['cut.mov'] },
  parameters: { shows: ['import refused unusable truncated'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.truncated', { name: 'cut.mov' }));
  },
};

/**
 * A file whose structure contradicts itself. No guideline point, because all of them are about posts, and this file
 * cannot become one.
 */
export const Damaged: Story = {
  args: { media: ['damaged.mp4'] },
  parameters: { shows: ['import refused unusable damaged'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.damaged', { name: 'damaged.mp4' }));
  },
};

/**
 * A film with copy protection. No guideline point, because all of them are about posts, and this file cannot become one.
 */
export const Protected: Story = {
  render: refused({ kind: 'unusable', reason: 'protected', name: 'harbor.mp4' }),
  parameters: { shows: ['import refused unusable protected'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.protected', { name: 'harbor.mp4' }));
  },
};

/**
 * A file that was moved after it was chosen. No guideline point, because all of them are about posts, and this file
 * cannot become one.
 */
export const Unreadable: Story = {
  render: refused({ kind: 'unusable', reason: 'unreadable', name: 'harbor.mp4' }),
  parameters: { shows: ['import refused unusable unreadable'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.unreadable', { name: 'harbor.mp4' }));
  },
};

/**
 * A photo that this browser cannot open, so it cannot be converted. No guideline point, because all of them are about
 * posts, and this file cannot become one.
 */
export const Undecodable: Story = {
  render: refused({ kind: 'unusable', reason: 'undecodable', name: 'harbor.heic' }),
  parameters: { shows: ['import refused unusable undecodable'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.undecodable', { name: 'harbor.heic' }));
  },
};

/** A video where the host takes photos alone. No guideline point, because what is taken is the host's choice. */
export const WrongKind: Story = {
  args: { accept: 'photo', media: ['clip.mp4'] },
  parameters: { shows: ['import refused kind_not_accepted', 'accept photo'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.kind.video', { name: 'clip.mp4' }));
  },
};

/** A video among photos. No guideline point, because what one post can be made of is a limit of TikTok's API. */
export const Mixed: Story = {
  args: { media: ['photo-1.jpg', 'clip.mp4'] },
  parameters: { shows: ['import refused mixed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.mixed'));
  },
};

/** Two videos at once. No guideline point, because what one post can be made of is a limit of TikTok's API. */
export const SeveralVideos: Story = {
  args: { media: ['clip.mp4', 'clip.webm'] },
  parameters: { shows: ['import refused several_videos'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.several-videos', { name: 'clip.webm' }));
  },
};

/** More photos than a post can have. No guideline point, because the number is a limit of TikTok's API. [U-03.1] */
export const TooManyPhotos: Story = {
  args: { media: [...Array.from({ length: 35 }, () => 'photo-1.jpg' as const), 'photo-2.jpg'] },
  parameters: { shows: ['import refused too_many'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.too-many', { count: 35, name: 'photo-2.jpg' }));
  },
};

/**
 * The host has locked what is posted, and a file that is pasted does not replace it. No guideline point, because what
 * can be replaced is the host's choice.
 */
export const Locked: Story = {
  args: { media: ['clip.mp4'], mediaLocked: true },
  parameters: { shows: ['import refused locked'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'editing');
    const clipboardData = new DataTransfer();
    for (const file of await filesOf(['clip.webm'])) clipboardData.items.add(file);
    page.element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    await whenState(page.element, (now) => now.phase === 'editing' && now.importState.kind === 'refused');
    await page.shows(page.text.say('refused.locked'));
  },
};
