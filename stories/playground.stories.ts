import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Playground',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], script: { upload: { bytesPerSecond: 9000 } } },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/**
 * The whole page on an adapter that plays a script: fill it in, press the button, and watch the post travel. Nothing leaves
 * this browser. It begins as the guidelines want it to (points 1a, 2b, 2c, 3a and 5a): the creator is named, the content is
 * shown, and nothing is chosen for anybody. [G-1a, G-2a, G-2b.2, G-2c.2, G-5a, A-01, A-02, A-03, A-08]
 */
export const Playground: Story = {
  parameters: {
    shows: [
      'editing without notice',
      'import idle',
      'media video',
      'violation privacy_missing',
      'mode direct',
      'accept any',
      'client audited',
    ],
  },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.shows('Ada Lovelace');
    await page.shows('@ada.l');
    await expect(page.get('group', say('media.preview')).querySelector('video')).toHaveAttribute('src');
    await expect(page.get('textbox', say('title.label'))).toHaveValue('');
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
    for (const interaction of ['comment', 'duet', 'stitch'] as const) {
      await expect(page.get('checkbox', say(`interactions.${interaction}`))).not.toBeChecked();
    }
    await expect(page.get('switch', say('disclosure.label'))).not.toBeChecked();
    await expect(page.get('button', say('publish.action'))).toHaveAttribute('aria-disabled', 'true');
  },
};
