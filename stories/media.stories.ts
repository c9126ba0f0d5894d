import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { PhotoFacts, VideoFacts } from '../src/domain/media-facts.js';
import { draftOf } from '../src/state/composer-state.js';
import type { ComposerState } from '../src/state/composer-state.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { editing } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Media',
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

const isHeld = (state: ComposerState): boolean => state.phase === 'editing' && state.intake.kind !== 'reading';

/** Nothing is chosen yet: the place to drop a file names what TikTok takes. On a phone a button for its camera stands there. */
export const NothingChosen: Story = {
  parameters: { shows: ['media none', 'obstacle media_missing', 'accept any'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.get('button', page.text.say('media.label.any'))).toBeEnabled();
    await page.shows(page.text.say('violation.media_missing'));
    const camera = page.element.renderRoot.querySelector<HTMLElement>('[part=camera-button]');
    await expect(camera).toHaveTextContent(page.text.say('media.camera'));
    await expect(camera?.checkVisibility()).toBe(matchMedia('(pointer: coarse)').matches);
  },
};

/** A host that takes videos alone. */
export const VideosOnly: Story = {
  args: { accept: 'video' },
  parameters: { shows: ['accept video', 'media none'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.get('button', page.text.say('media.label.video'))).toBeEnabled();
  },
};

/** A host that takes photos alone: Duet and Stitch are not on the page before there is one (guideline 2c). [G-2c.3] */
export const PhotosOnly: Story = {
  args: { accept: 'photo' },
  parameters: { shows: ['accept photo', 'media none'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('button', say('media.label.photo'))).toBeEnabled();
    await expect(page.query('checkbox', say('interactions.duet'))).toBeNull();
  },
};

/** Photos: in order, with a cover, a title and a description; Allow Comment is the only interaction (guideline 2c). [G-2c.3, A-16, G-5a] */
export const Photos: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'] },
  parameters: { shows: ['media photo'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('checkbox', say('interactions.comment'))).toBeVisible();
    await expect(page.query('checkbox', say('interactions.duet'))).toBeNull();
    await expect(page.query('checkbox', say('interactions.stitch'))).toBeNull();
    await expect(page.get('textbox', say('description.label'))).toBeVisible();
    await expect(page.get('button', say('media.photo-of', { index: '3', count: '3' }))).toBeVisible();
  },
};

/** The most photos that a post can have. */
export const ThirtyFivePhotos: Story = {
  args: {
    media: Array.from(
      { length: 35 },
      (_, index) => (['photo-1.jpg', 'photo-2.jpg', 'photo-3.jpg'] as const)[index % 3] ?? 'photo-1.jpg',
    ),
  },
  parameters: { shows: ['media photo'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.get('button', page.text.say('media.photo-of', { index: '35', count: '35' }))).toBeVisible();
    await expect(page.query('button', page.text.say('media.photo-add'))).toBeNull();
  },
};

/** The file is being read; nothing has left the device. */
export const Reading: Story = {
  render: sceneShowing((now) => editing(now, { intake: { kind: 'reading', name: 'harbour-4k.mov' } })),
  parameters: { shows: ['intake reading'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.reading', { name: 'harbour-4k.mov' }));
  },
};

/** TikTok takes no PNG: the page offers to convert it, and does so only when the creator says so. [U-03.2] */
export const ConversionOffered: Story = {
  args: { media: ['photo.png'] },
  parameters: { shows: ['intake offered convert'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    await page.shows(page.text.say('media.convert-offer', { name: 'photo.png' }));
    await expect(page.get('button', page.text.say('media.convert'))).toBeEnabled();
  },
};

/** A photo of more than 1080p can be made smaller here. */
export const ScalingOffered: Story = {
  render: sceneShowing((now) =>
    editing(now, { intake: { kind: 'offered', offers: [{ kind: 'scale', name: 'harbour-48mp.jpg' }] } }),
  ),
  parameters: { shows: ['intake offered scale'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.scale-offer', { name: 'harbour-48mp.jpg' }));
    await expect(page.get('button', page.text.say('media.scale'))).toBeEnabled();
  },
};

/** The host has chosen what is posted: it is shown, and cannot be replaced (guideline 5a). [G-5a] */
export const MediaLocked: Story = {
  args: { media: ['clip.mp4'], mediaLocked: true },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.query('button', page.text.say('media.replace'))).toBeNull();
    await expect(page.get('group', page.text.say('media.preview')).querySelector('video')).toHaveAttribute('src');
  },
};

/** The video is longer than this creator may post: the post waits, and the page says by how much (guideline 1c). [G-1c, A-13] */
export const VideoTooLong: Story = {
  args: { media: ['clip-long.mp4'], creator: '60 seconds' },
  parameters: { shows: ['obstacle video_too_long'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, format } = page.text;
    await page.shows(say('violation.video_too_long', { seconds: format.clock(75), max: format.clock(60) }));
    await expect(page.get('button', say('publish.action'))).toHaveAttribute('aria-disabled', 'true');
  },
};

/** A container that TikTok does not take (Media transfer guide). */
export const ContainerNotTaken: Story = {
  args: { media: ['h264.mkv'] },
  parameters: { shows: ['obstacle video_container_unsupported'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(
      page.text.violation({ code: 'video_container_unsupported', name: 'h264.mkv', container: 'mkv' }).text,
    );
  },
};

/** A codec that TikTok does not take (Media transfer guide). */
export const CodecNotTaken: Story = {
  args: { media: ['av1.mp4'] },
  parameters: { shows: ['obstacle video_codec_unsupported', 'obstacle video_size_outside'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_codec_unsupported', name: 'av1.mp4', codec: 'av1' }).text);
  },
};

/** Frame rate and size of the picture outside TikTok's limits: both are said at once (Media transfer guide). */
export const FrameRateAndSizeNotTaken: Story = {
  args: { media: ['rate-12.mp4'] },
  parameters: { shows: ['obstacle video_frame_rate_outside', 'obstacle video_size_outside'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_frame_rate_outside', frameRate: 12, min: 23, max: 60 }).text);
  },
};

/** A video of more than 4 GB (Media transfer guide). */
export const VideoTooLarge: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { bytes: 4_200_000_000 } }),
  parameters: { shows: ['obstacle video_too_large'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_too_large', bytes: 4_200_000_000, max: 4_000_000_000 }).text);
  },
};

/** A length that cannot be read cannot be held against the creator's limit (guideline 1c). */
export const DurationUnknown: Story = {
  args: { media: ['clip.mp4'] },
  render: withFacts({ video: { durationSeconds: undefined } }),
  parameters: { shows: ['obstacle video_duration_unknown'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.violation({ code: 'video_duration_unknown', name: 'clip.mp4' }).text);
  },
};

/** One photo of several does not fit: the page names it. [U-03.1] */
export const PhotosNotTaken: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({
    photo: { name: 'harbour.heic', contentType: 'image/heic', bytes: 24_000_000, width: 8064, height: 6048 },
  }),
  parameters: { shows: ['obstacle photo_type_unsupported'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('harbour.heic');
  },
};

/** A photo of more than 20 MB (Media transfer guide). [U-03.1] */
export const PhotoTooLarge: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({ photo: { bytes: 24_000_000 } }),
  parameters: { shows: ['obstacle photo_too_large'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const facts = { name: 'photo-1.jpg', bytes: 24_000_000, max: 20_000_000 };
    await page.shows(page.text.violation({ code: 'photo_too_large', ...facts }).text);
  },
};

/** A photo of more than 1080p (Media transfer guide). [U-03.1] */
export const PhotoTooManyPixels: Story = {
  args: { media: ['photo-1.jpg', 'photo-2.jpg'] },
  render: withFacts({ photo: { width: 8064, height: 6048 } }),
  parameters: { shows: ['obstacle photo_too_many_pixels'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const facts = { name: 'photo-1.jpg', width: 8064, height: 6048 };
    await page.shows(page.text.violation({ code: 'photo_too_many_pixels', ...facts }).text);
  },
};
