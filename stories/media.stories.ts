import type { Meta } from '@storybook/web-components-vite';
import { expect, waitFor } from 'storybook/test';
import type { ComposerState } from '../src/composer/state.js';
import { hostedUrl } from './support/media.js';
import { draft, video } from '../src/testing/builders.js';
import { cropping, fixing, offered, reading, request } from '../src/testing/states.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { editing } from './support/moments.js';
import { pageOf } from './support/page.js';
import type { Page } from './support/page.js';
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

const isHeld = (state: ComposerState): boolean => state.phase === 'editing' && state.importState.kind !== 'reading';

/**
 * Nothing is chosen yet: the place to drop a file names what TikTok takes. On a phone a button for its camera stands
 * there. No guideline point, because all of them begin with content that is chosen.
 */
export const NothingChosen: Story = {
  parameters: { shows: ['media none', 'violation media_missing', 'accept any'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.get('button', page.text.say('media.label.any'))).toBeEnabled();
    await page.shows(page.text.say('violation.media_missing'));
    const camera = page.element.renderRoot.querySelector<HTMLElement>('[part=camera-button]');
    await expect(camera).toHaveTextContent(page.text.say('media.camera'));
    await expect(camera?.checkVisibility()).toBe(matchMedia('(pointer: coarse)').matches);
  },
};

/** A host that takes videos alone. No guideline point, because what is taken is the host's choice. */
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

/** The most photos that a post can have. No guideline point, because the number is a limit of TikTok's API. */
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

/**
 * The file is being read; nothing has left the device. No guideline point, because a file that is being read is no
 * content yet.
 */
export const Reading: Story = {
  render: sceneShowing((now) => editing(now, { importState: reading('harbor-4k.mov') })),
  parameters: { shows: ['import reading'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.reading', { name: 'harbor-4k.mov' }));
  },
};

/**
 * The part of the page that reads files did not load, as after a new version was deployed: the files wait, and nothing is
 * said against them. No guideline point, because a file that is not read is no content yet.
 */
export const ReaderNotLoaded: Story = {
  render: sceneShowing((now) =>
    editing(now, { importState: { kind: 'not-loaded', request: request('harbor-4k.mov') } }),
  ),
  parameters: { shows: ['import not-loaded'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.not-loaded'));
    await expect(page.get('button', page.text.say('failed.again'))).toBeEnabled();
  },
};

/**
 * A draft has come back after a reload, and the browser could not keep its file: the page says which to select again. A host
 * turns drafts off with `forget-draft`. No guideline point, because nothing that a person has to choose comes back.
 */
export const DraftFileMissing: Story = {
  render: sceneShowing((now) =>
    editing(now, {
      draft: draft({ title: 'Morning light' }),
      importState: { kind: 'missing', name: 'harbor-4k.mov', media: video(), canOpen: false },
    }),
  ),
  parameters: { shows: ['import missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('interrupted.missing', { name: 'harbor-4k.mov' }));
    await expect(page.get('button', page.text.say('interrupted.choose'))).toBeEnabled();
    await expect(page.get('combobox', page.text.say('privacy.label'))).toHaveTextContent(
      page.text.say('privacy.placeholder'),
    );
  },
};

/**
 * What was selected in its place cannot be posted: the page says why, and still asks. No guideline point, because nothing
 * that a person has to choose comes back.
 */
export const DraftFileRefused: Story = {
  render: sceneShowing((now) =>
    editing(now, {
      draft: draft({ title: 'Morning light' }),
      importState: {
        ...{ kind: 'missing', name: 'harbor-4k.mov', media: video(), canOpen: false },
        refusal: { kind: 'unusable', reason: 'not_media', name: 'notes.pdf' },
      },
    }),
  ),
  parameters: { shows: ['import missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('refused.not_media', { name: 'notes.pdf' }));
    await page.shows(page.text.say('interrupted.missing', { name: 'harbor-4k.mov' }));
    await expect(page.get('button', page.text.say('interrupted.choose'))).toBeEnabled();
  },
};

/**
 * A photo was selected that is at hand already: the page names the one that it needs. No guideline point, because nothing
 * that a person has to choose comes back.
 */
export const DraftFileOther: Story = {
  render: sceneShowing((now) =>
    editing(now, {
      draft: draft({ title: 'Morning light' }),
      importState: { kind: 'missing', name: 'harbor.jpg', media: video(), canOpen: false, refusal: 'other' },
    }),
  ),
  parameters: { shows: ['import missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('interrupted.refused', { name: 'harbor.jpg' }));
    await expect(page.get('button', page.text.say('interrupted.choose'))).toBeEnabled();
  },
};

/**
 * TikTok takes no PNG: the page offers to convert it, and does so only when the creator says so. No guideline point,
 * because the limits of files are those of the Media transfer guide. [U-03.2]
 */
export const ConversionOffered: Story = {
  args: { media: ['photo.png'] },
  parameters: { shows: ['import offered convert'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    await page.shows(page.text.say('media.convert-offer', { name: 'photo.png' }));
    await expect(page.get('button', page.text.say('media.convert'))).toBeEnabled();
  },
};

/**
 * A photo of more than 1080p can be made smaller here. No guideline point, because the limits of files are those of
 * the Media transfer guide.
 */
export const ScalingOffered: Story = {
  render: sceneShowing((now) => editing(now, { importState: offered('scale', 'harbor-48mp.jpg') })),
  parameters: { shows: ['import offered scale'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.scale-offer', { name: 'harbor-48mp.jpg' }));
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

/**
 * A codec that TikTok takes and this browser cannot play: the page says so, with name, length and size (guideline 5a).
 * [G-5a]
 */
export const CannotPlay: Story = {
  args: { media: ['clip-h265.mp4'] },
  parameters: { shows: ['media video'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('clip-h265.mp4');
    // Safari, and others on some systems, can.
    if (document.createElement('video').canPlayType('video/mp4; codecs="hvc1.1.6.L93.B0"')) return;
    await page.shows(page.text.say('media.cannot-play'));
    await expect(page.query('button', page.text.say('media.play'))).toBeNull();
  },
};

/**
 * A video that the host stores: TikTok fetches it from its address, and nothing is uploaded from here (guideline 5a).
 * [G-5a]
 */
export const HostedVideo: Story = {
  args: { hosted: { videoUrl: hostedUrl('clip.mp4') } },
  parameters: { shows: ['media video'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const preview = page.get('group', page.text.say('media.preview'));
    await expect(preview.querySelector('video')).toHaveAttribute('src', hostedUrl('clip.mp4'));
  },
};

/** Photos that the host stores: their order and cover are chosen as for those of the device (guideline 5a). [G-5a] */
export const HostedPhotos: Story = {
  args: { hosted: { photoUrls: [hostedUrl('photo-1.jpg'), hostedUrl('photo-2.jpg')] } },
  parameters: { shows: ['media photo'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(page.get('button', page.text.say('media.photo-of', { index: '2', count: '2' }))).toBeVisible();
    await expect(page.get('button', page.text.say('media.photo-later', { index: '1' }))).toBeEnabled();
  },
};

/**
 * The video is longer than this creator may post: two handles on the film choose the part that is kept (guideline 1c).
 * [G-1c]
 */
export const TrimOffered: Story = {
  args: { media: ['clip-long.mp4'], creator: '60 seconds' },
  parameters: { shows: ['fix offered', 'violation video_too_long'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, (state) => state.page.fix?.kind === 'offered');
    const { say, format } = page.text;
    await page.shows(say('fix.offer.trim', { max: format.duration(60) }));
    await expect(page.get('slider', say('fix.end'))).toHaveAttribute('aria-valuetext', format.duration(60));
    await expect(page.get('button', say('fix.trim'))).toBeEnabled();
  },
};

/** The trim is being made; it can be canceled, and nothing is posted before it is seen. [G-5a] */
export const Trimming: Story = {
  render: sceneShowing((now) => editing(now, fixing({ kind: 'working', encodes: false, share: 0.4 }))),
  parameters: { shows: ['fix working'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, format } = page.text;
    await page.shows(say('fix.working', { percent: format.percent(0.4) }));
    await expect(page.get('button', say('progress.cancel'))).toBeEnabled();
  },
};

/** The trim is made: the preview shows what is posted, and the original can come back (guideline 5a). [G-5a] */
export const Trimmed: Story = {
  render: sceneShowing((now) => editing(now, fixing({ kind: 'made', encodes: false, resultId: 'made' }))),
  parameters: { shows: ['fix made'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('fix.made'));
    await expect(page.get('button', page.text.say('fix.undo'))).toBeEnabled();
  },
};

/** The change did not work: the original is kept, and it can be tried again. No guideline point, because nothing is posted. */
export const TrimFailed: Story = {
  render: sceneShowing((now) => editing(now, fixing({ kind: 'failed', encodes: true, reason: 'unencodable' }))),
  parameters: { shows: ['fix failed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('fix.unavailable'));
    await expect(page.get('button', page.text.say('failed.again'))).toBeEnabled();
  },
};

/** This browser has no encoder for the video: the page says so, and what to do. No guideline point, because nothing is posted. */
export const ConversionNotPossible: Story = {
  render: sceneShowing((now) => editing(now, fixing({ kind: 'unavailable', reason: 'unencodable' }, 'av1'))),
  parameters: { shows: ['fix unavailable'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('fix.unavailable'));
  },
};

/** Its part of the page is loaded with the first photo that may be cropped. */
function found(page: Page, role: string, name: string): Promise<HTMLElement> {
  return waitFor(() => page.get(role, name));
}

/** A photo longer than 16:9 may look small on TikTok: the page offers a crop and changes nothing by itself (guideline 5a). [G-5a] */
export const CropOffered: Story = {
  args: { media: ['panorama.jpg'] },
  parameters: { shows: ['crop offered'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    await found(page, 'button', page.text.say('crop.open'));
    await page.shows(page.text.say('crop.offer', { ratio: '16:9' }));
  },
};

/** The frame over the photo is what will be left of it; it moves by mouse, finger and keyboard (guideline 5a). [G-5a] */
export const CropFrame: Story = {
  args: { media: ['panorama.jpg'] },
  parameters: { shows: ['crop open'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    const { say, format } = page.text;
    await page.click(await found(page, 'button', say('crop.open')));
    await expect(page.get('slider', say('crop.frame'))).toHaveAttribute('aria-valuetext', format.percent(0.5));
    await expect(page.get('button', say('crop.apply'))).toBeEnabled();
  },
};

/** On a photo taller than 9:16 the frame moves up and down. No guideline point, because nothing is posted. */
export const CropFrameTall: Story = {
  args: { media: ['tower.jpg'] },
  parameters: { shows: ['crop open'] },
  globals: { theme: 'dark', width: '360' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    const { say } = page.text;
    await page.click(await found(page, 'button', say('crop.open')));
    await expect(page.get('slider', say('crop.frame'))).toHaveAttribute('aria-orientation', 'vertical');
    await page.shows(say('crop.offer', { ratio: '9:16' }));
  },
};

/** The crop is being made; it can be canceled, and nothing is posted before it is seen. [G-5a] */
export const Cropping: Story = {
  render: sceneShowing((now) => editing(now, cropping({ kind: 'working' }))),
  parameters: { shows: ['crop working'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await found(page, 'button', page.text.say('progress.cancel'));
    await page.shows(page.text.say('media.reading', { name: 'panorama.jpg' }));
  },
};

/** The crop is made: the preview shows what is posted, and the original can come back (guideline 5a). [G-5a] */
export const Cropped: Story = {
  args: { media: ['panorama.jpg'] },
  parameters: { shows: ['crop made'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isHeld);
    const { say } = page.text;
    await page.click(await found(page, 'button', say('crop.open')));
    await page.click(page.get('button', say('crop.apply')));
    await page.shows(say('crop.made'));
    await found(page, 'button', say('crop.undo'));
  },
};

/** The crop did not work: the photo is kept as it was, and it can be tried again. No guideline point, because nothing is posted. */
export const CropFailed: Story = {
  render: sceneShowing((now) => editing(now, cropping({ kind: 'failed', reason: 'undecodable' }))),
  parameters: { shows: ['crop failed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await found(page, 'button', page.text.say('failed.again'));
  },
};
