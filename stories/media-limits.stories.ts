import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { PhotoFacts, VideoFacts } from '../src/domain/media-facts.js';
import { draftOf } from '../src/composer/state.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { editing } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Limits of media',
  component: 'share-to-tiktok',
  args: SCENE_ARGS,
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/** The page with some facts of its media changed, where no small file has them. */
function withFacts(facts: {
  readonly video?: Partial<VideoFacts>;
  readonly photo?: Partial<PhotoFacts>;
}): typeof scene {
  return sceneShowing((now) => {
    const draft = draftOf(now);
    return editing(now, { draft: { ...draft, media: changed(draft.media, facts) } });
  });
}

function changed(media: ReturnType<typeof draftOf>['media'], facts: Parameters<typeof withFacts>[0]): typeof media {
  if (media?.kind === 'video') return { ...media, facts: { ...media.facts, ...facts.video } };
  const [first, ...rest] = media?.photos ?? [];
  return media && first
    ? { ...media, photos: [{ ...first, facts: { ...first.facts, ...facts.photo } }, ...rest] }
    : media;
}

/** The video is longer than this creator may post: the post waits, and the page says by how much (guideline 1c). [G-1c, A-13] */
export const VideoTooLong: Story = {
  args: { media: ['clip-long.mp4'], creator: '60 seconds' },
  parameters: { shows: ['violation video_too_long'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, format } = page.text;
    await page.shows(say('violation.video_too_long', { seconds: format.duration(75), max: format.duration(60) }));
    await expect(page.get('button', say('publish.action'))).toHaveAttribute('aria-disabled', 'true');
  },
};

/**
 * A container that TikTok does not take. No guideline point, because the limits of files are those of the Media
 * transfer guide.
 */
export const ContainerNotTaken: Story = {
  args: { media: ['h264.mkv'] },
  parameters: { shows: ['violation video_container_unsupported'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(
      page.text.violation({ code: 'video_container_unsupported', name: 'h264.mkv', container: 'mkv' }).text,
    );
  },
};

/**
 * A codec that TikTok does not take. No guideline point, because the limits of files are those of the Media transfer
 * guide.
 */
export const CodecNotTaken: Story = {
  args: { media: ['av1.mp4'] },
  parameters: { shows: ['violation video_codec_unsupported', 'violation video_size_outside'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_codec_unsupported', name: 'av1.mp4', codec: 'av1' }).text);
  },
};

/**
 * Frame rate and size of the picture outside TikTok's limits: both are said at once. No guideline point, because the
 * limits of files are those of the Media transfer guide.
 */
export const FrameRateAndSizeNotTaken: Story = {
  args: { media: ['rate-12.mp4'] },
  parameters: { shows: ['violation video_frame_rate_outside', 'violation video_size_outside'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_frame_rate_outside', frameRate: 12, min: 23, max: 60 }).text);
  },
};

/**
 * A frame rate that TikTok may or may not take is said, and the creator decides. No guideline point, because the limits
 * of files are those of the Media transfer guide.
 */
export const FrameRateMeasured: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { frameRate: 120, frameRateIsEstimate: true } }),
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.rate-estimate', { frameRate: '120', min: '23', max: '60' }));
  },
};

/**
 * Two frames are too few to tell a frame rate. No guideline point, because the limits of files are those of the Media
 * transfer guide.
 */
export const FrameRateUnknown: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { frameRate: undefined } }),
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.rate-unknown'));
  },
};

/** A video of more than 4 GB. No guideline point, because the limits of files are those of the Media transfer guide. */
export const VideoTooLarge: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { bytes: 4_200_000_000 } }),
  parameters: { shows: ['violation video_too_large'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_too_large', bytes: 4_200_000_000, max: 4_000_000_000 }).text);
  },
};

/** A length that cannot be read cannot be held against the creator's limit (guideline 1c). [G-1c] */
export const DurationUnknown: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { durationSeconds: undefined } }),
  parameters: { shows: ['violation video_duration_unknown'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_duration_unknown', name: 'clip.mp4' }).text);
  },
};

/**
 * One photo of several does not fit: the page names it. No guideline point, because the limits of files are those of
 * the Media transfer guide. [U-03.1]
 */
export const PhotosNotTaken: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({
    photo: { name: 'harbor.heic', contentType: 'image/heic', bytes: 24_000_000, width: 8064, height: 6048 },
  }),
  parameters: { shows: ['violation photo_type_unsupported'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('harbor.heic');
  },
};

/**
 * A photo of more than 20 MB. No guideline point, because the limits of files are those of the Media transfer guide.
 * [U-03.1]
 */
export const PhotoTooLarge: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({ photo: { bytes: 24_000_000 } }),
  parameters: { shows: ['violation photo_too_large'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const facts = { name: 'photo-1.jpg', bytes: 24_000_000, max: 20_000_000 };
    await page.shows(page.text.violation({ code: 'photo_too_large', ...facts }).text);
  },
};

/**
 * A photo of more than 1080p. No guideline point, because the limits of files are those of the Media transfer guide.
 * [U-03.1]
 */
export const PhotoTooManyPixels: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({ photo: { width: 8064, height: 6048 } }),
  parameters: { shows: ['violation photo_too_many_pixels'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const facts = { name: 'photo-1.jpg', width: 8064, height: 6048 };
    await page.shows(page.text.violation({ code: 'photo_too_many_pixels', ...facts }).text);
  },
};
