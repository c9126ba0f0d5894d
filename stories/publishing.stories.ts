import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { ShareError } from '../src/domain/errors.js';
import type { Media } from '../src/domain/media.js';
import type { ComposerState, Transfer } from '../src/state/composer-state.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { chosen, processing, uploading } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

type Sending = Extract<Transfer, { readonly step: 'sending' }>;

interface PublishingArgs extends SceneArgs {
  /** How much of the bytes has left, in percent. */
  readonly percent: number;
  /** Size of the whole video in megabytes. */
  readonly megabytes: number;
  readonly flow: Sending['flow']['kind'];
  readonly delay: 'none' | 'slow' | 'unanswered';
}

const meta: Meta<PublishingArgs> = {
  title: 'Share to TikTok/Publishing',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], percent: 62, megabytes: 800, flow: 'running', delay: 'none' },
  argTypes: {
    ...SCENE_ARG_TYPES,
    percent: { control: { type: 'range', min: 0, max: 100, step: 1 } },
    megabytes: { control: { type: 'range', min: 1, max: 4000, step: 1 } },
    flow: { control: 'inline-radio', options: ['running', 'paused', 'retrying', 'troubled'] },
    delay: { control: 'inline-radio', options: ['none', 'slow', 'unanswered'] },
  },
  render: sceneShowing<PublishingArgs>((now, args) =>
    uploading(now, sending(args), chosen(now, { media: sized(now, args) })),
  ),
};

export default meta;

/** Sending, at a pace of 2.5 MB a second. */
function sending({ percent, megabytes, flow }: PublishingArgs): Transfer {
  const total = megabytes * 1_000_000;
  return {
    step: 'sending',
    sent: Math.round((total * percent) / 100),
    total,
    speed: 2_500_000,
    flow: flow === 'troubled' ? { kind: flow, error: new ShareError('network') } : { kind: flow },
    photos: [],
  };
}

/** The video on the page, as if it were as large as the story says. */
function sized(now: ComposerState, { megabytes }: PublishingArgs): Media | undefined {
  const { media } = chosen(now);
  return media?.kind === 'video' ? { ...media, facts: { ...media.facts, bytes: megabytes * 1_000_000 } } : media;
}

/**
 * The post is on its way after the creator's consent (Content Sharing Guidelines 5c and 5e): what has left, how long it will
 * take, and that the creator may go on working. Drive it with `percent`. [G-5e]
 */
export const Uploading: Story<PublishingArgs> = {
  parameters: { shows: ['uploading running'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    const { say, format } = page.text;
    const bar = page.get('progressbar', say('progress.uploading'));
    await expect(bar).toHaveAttribute('aria-valuenow', String(args.percent));
    await expect(bar).toHaveAttribute('aria-valuetext', format.percent(args.percent / 100));
    await page.shows(say('progress.keep-using'));
    await expect(page.get('button', say('progress.pause'))).toBeEnabled();
    await expect(page.get('button', say('progress.cancel'))).toBeEnabled();
  },
};

/**
 * TikTok has every byte and works on them; the page follows its status and says that it may take minutes (Content Sharing
 * Guidelines 5d and 5e). Drive it with `delay`. [G-5d, G-5e, A-11]
 */
export const Processing: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now, { delay }) =>
    processing(now, { delay, status: { kind: 'processing', stage: 'other', bytes: undefined } }),
  ),
  parameters: { shows: ['processing none', 'processing at other'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    const { say } = page.text;
    await expect(page.get('progressbar', say('progress.processing'))).not.toHaveAttribute('aria-valuenow');
    await page.shows(say('progress.may-leave'));
    await page.shows(
      'After you post, it may take a few minutes for the content to process and be visible on your profile.',
    );
  },
};
