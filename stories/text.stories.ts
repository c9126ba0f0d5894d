import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Title and description',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], postTitle: 'Morning light over the harbor #sunrise' },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/** Text that the host presets is the creator's to change (guideline 5b). [G-5b.2, G-2a] */
export const PresetTitle: Story = {
  play: async ({ canvasElement, args, userEvent }) => {
    const page = await pageOf(canvasElement);
    const title = page.get('textbox', page.text.say('title.label'));
    await expect(title).toHaveValue(args.postTitle);
    await userEvent.type(title, '!');
    await page.element.updateComplete;
    await expect(page.state()).toMatchObject({ draft: { title: `${args.postTitle}!` } });
  },
};

/** A title may be overtyped; the page says by how much, and the post waits (guideline 2a). [G-2a] */
export const TitleTooLong: Story = {
  args: { postTitle: 'A long morning over the harbor. '.repeat(70) },
  parameters: { shows: ['violation title_too_long'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.shows(say('text.over', { count: args.postTitle.length - 2200 }));
    await expect(page.get('button', say('text.trim'))).toBeEnabled();
  },
};

/**
 * The description of photos has a limit of its own. No guideline point, because the limit is that of TikTok's photo
 * reference.
 */
export const DescriptionTooLong: Story = {
  args: { media: ['photo-1.jpg'], postTitle: 'Harbor', postDescription: 'Light over the water. '.repeat(190) },
  parameters: { shows: ['violation description_too_long', 'media photo'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('text.over', { count: args.postDescription.length - 4000 }));
  },
};
