import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { ShareError } from '../src/domain/errors.js';
import type { Media } from '../src/domain/media.js';
import { PROCESSING_NOTICE } from '../src/domain/prescribed.js';
import type { ComposerState, Flow, StateIn, Transfer } from '../src/composer/state.js';
import * as states from '../src/testing/states.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { chosen, processing, uploading } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

interface PublishingArgs extends SceneArgs {
  /** How much of the bytes has left, in percent. */
  readonly percent: number;
  /** Size of the whole video in megabytes. */
  readonly megabytes: number;
  readonly flow: Flow['kind'];
  readonly delay: StateIn<'processing'>['delay'];
  /** For how long TikTok has been working on the post; after five minutes the page says that it takes longer than usual. */
  readonly minutes: number;
}

const SLOW_AFTER_MINUTES = 5;

const meta: Meta<PublishingArgs> = {
  title: 'Share to TikTok/Publishing',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], percent: 62, megabytes: 800, flow: 'running', delay: 'none', minutes: 1 },
  argTypes: {
    ...SCENE_ARG_TYPES,
    percent: { control: { type: 'range', min: 0, max: 100, step: 1 } },
    megabytes: { control: { type: 'range', min: 1, max: 4000, step: 1 } },
    flow: { control: 'inline-radio', options: ['running', 'paused', 'retrying', 'offline', 'troubled'] },
    delay: { control: 'inline-radio', options: ['none', 'slow', 'unanswered', 'disconnected'] },
    minutes: { control: { type: 'range', min: 0, max: 15, step: 1 } },
  },
  render: sceneShowing<PublishingArgs>((now, args) =>
    uploading(now, sending(args), chosen(now, { media: sized(now, args) })),
  ),
};

export default meta;

/** Sending, at a pace of 2.5 MB a second. */
function sending({ percent, megabytes, flow }: PublishingArgs): Transfer {
  const totalBytes = megabytes * 1_000_000;
  return states.sending({ sentBytes: Math.round((totalBytes * percent) / 100), totalBytes, flow: flowOf(flow) });
}

function flowOf(kind: Flow['kind']): Flow {
  if (kind === 'troubled') return { kind, error: new ShareError('network') };
  return kind === 'paused' ? { kind, by: 'user' } : { kind };
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
  parameters: { shows: ['uploading sending', 'uploading running'], controls: { exclude: ['delay', 'minutes'] } },
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
 * Guidelines 5d and 5e). Drive it with `minutes`. [G-5d, G-5e, A-11]
 */
export const Processing: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now, { delay, minutes }) =>
    processing(now, {
      delay: delay === 'none' && minutes > SLOW_AFTER_MINUTES ? 'slow' : delay,
      status: { kind: 'processing', stage: 'other', bytes: undefined },
    }),
  ),
  parameters: {
    shows: ['processing none', 'processing at other'],
    controls: { exclude: ['percent', 'megabytes', 'flow'] },
  },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    const { say } = page.text;
    await expect(page.get('progressbar', say('progress.processing'))).not.toHaveAttribute('aria-valuenow');
    await page.shows(say('progress.may-leave'));
    await page.shows(PROCESSING_NOTICE);
  },
};

/**
 * The one moment that cannot be stopped: TikTok is asked to make the post. No guideline point, because 5e follows a
 * post that TikTok has, and here it has none yet.
 */
export const HandingOver: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) => uploading(now, states.creating())),
  parameters: { shows: ['uploading creating'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.preparing'));
    await expect(page.query('button', page.text.say('progress.cancel'))).toBeNull();
  },
};

/** The creator has paused the upload (guideline 5e). [G-5e] */
export const Paused: Story<PublishingArgs> = {
  args: { flow: 'paused' },
  parameters: { shows: ['uploading paused user'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.paused'));
    await expect(page.get('button', page.text.say('progress.resume'))).toBeEnabled();
  },
};

/** The connection dropped; the chunk is sent again by itself (guideline 5e). [G-5e, U-07.2] */
export const Retrying: Story<PublishingArgs> = {
  args: { flow: 'retrying' },
  parameters: { shows: ['uploading retrying'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.retrying'));
  },
};

/** The browser has no connection: that is said, and the upload goes on by itself (guideline 5e). [G-5e, R16] */
export const Offline: Story<PublishingArgs> = {
  args: { flow: 'offline' },
  parameters: { shows: ['uploading offline'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.offline'));
  },
};

/** The page was out of the document for long: the upload has waited for it, and says so (guideline 5e). [G-5e, R4] */
export const PausedWhileAway: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) =>
    uploading(now, states.sending({ flow: { kind: 'paused', by: 'absence' } })),
  ),
  parameters: { shows: ['uploading paused absence'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.paused-away'));
    await expect(page.get('button', page.text.say('progress.resume'))).toBeEnabled();
  },
};

/** Every byte has left, and TikTok's reply is due: nothing can be stopped any more (guideline 5e). [G-5e, C-05] */
export const Settling: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) =>
    uploading(now, states.sending({ step: 'settling', sentBytes: 800_000_000 })),
  ),
  parameters: { shows: ['uploading settling'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await expect(page.get('button', page.text.say('progress.cancel'))).toHaveAttribute('aria-disabled', 'true');
  },
};

/**
 * The reply to the last bytes got lost: they are sent again, and canceling is honest about what may be there. [G-5e, C-05]
 */
export const InDoubt: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) =>
    uploading(now, states.sending({ step: 'in-doubt', sentBytes: 800_000_000, flow: { kind: 'retrying' } })),
  ),
  parameters: { shows: ['uploading in-doubt'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    await page.shows(page.text.say('progress.retrying'));
    await expect(page.get('button', page.text.say('progress.cancel'))).toBeEnabled();
  },
};

/** After several tries the upload waits for the creator and says why; nothing is lost (guideline 5e). [G-5e, U-10] */
export const Troubled: Story<PublishingArgs> = {
  args: { flow: 'troubled' },
  parameters: { shows: ['uploading troubled'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    const { say } = page.text;
    await page.shows(say('progress.troubled', { reason: say('error.network') }));
    await expect(page.get('button', say('progress.resume'))).toBeEnabled();
  },
};

/** Photos travel side by side; one that did not arrive is named (guideline 5e). [G-5e, U-03.1] */
export const UploadingPhotos: Story<PublishingArgs> = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'] },
  render: sceneShowing<PublishingArgs>((now, args) => {
    const flow = { kind: 'troubled', error: new ShareError('network') } as const;
    const transfer = states.staging([1, args.percent / 100, 0], { flow });
    if (transfer.step !== 'staging') throw new Error('Photos are staged.');
    const photos = transfer.photos.map((photo, at) => ({ ...photo, failed: at === 2 }));
    return uploading(now, { ...transfer, photos });
  }),
  parameters: { shows: ['uploading staging', 'uploading troubled'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'uploading');
    const { say, format } = page.text;
    await page.shows(say('progress.photo', { index: '1', percent: format.percent(1) }));
    await page.shows(say('progress.photo-failed', { index: '3' }));
  },
};

/** TikTok takes longer than usual: that is said, and the page keeps asking (guideline 5e). [G-5e, C-06.2, U-09] */
export const ProcessingSlowly: Story<PublishingArgs> = {
  args: { delay: 'slow' },
  render: sceneShowing<PublishingArgs>((now, { delay }) =>
    processing(now, { delay, status: { kind: 'processing', stage: 'upload', bytes: undefined } }),
  ),
  parameters: { shows: ['processing slow', 'processing at upload'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    await page.shows(page.text.say('progress.slow'));
  },
};

/** The account is no longer connected: the post is followed on as soon as it is connected again (guideline 5e). [G-5e, C-06.2] */
export const ProcessingDisconnected: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) =>
    processing(now, { delay: 'disconnected', status: { kind: 'processing', stage: 'upload', bytes: undefined } }),
  ),
  parameters: { shows: ['processing disconnected'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    await page.shows(page.text.say('progress.disconnected'));
    page.get('button', page.text.say('failed.reconnect'));
  },
};

/** A post that hangs has a way out: the profile tells whether it is there, and it can be canceled. [G-5e] */
export const ProcessingWithTrouble: Story<PublishingArgs> = {
  render: sceneShowing<PublishingArgs>((now) => {
    const status = { kind: 'processing', stage: 'download', bytes: 0, trouble: 'video_pull_failed' } as const;
    return processing(now, { delay: 'none', status });
  }),
  parameters: { shows: ['processing at download'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    const { say, fail } = page.text;
    await page.shows(say('progress.trouble', { reason: fail('video_pull_failed') }));
    page.get('link', say('failed.profile'));
  },
};

/** TikTok's answer does not arrive: that is said, and the page keeps asking (guideline 5e). [G-5e, C-06.2] */
export const StatusUnanswered: Story<PublishingArgs> = {
  args: { delay: 'unanswered' },
  render: sceneShowing<PublishingArgs>((now, { delay }) =>
    processing(now, { delay, status: { kind: 'processing', stage: 'download', bytes: 12_000_000 } }),
  ),
  parameters: { shows: ['processing unanswered', 'processing at download'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, ({ phase }) => phase === 'processing');
    await page.shows(page.text.say('progress.status-trouble'));
  },
};
