import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { OWN_ERROR_CODES, ShareError, TIKTOK_ERROR_CODES } from '../src/domain/errors.js';
import type { ShareErrorCode } from '../src/domain/errors.js';
import { FAIL_REASONS } from '../src/domain/post-status.js';
import type { FailReason } from '../src/domain/post-status.js';
import { PROCESSING_NOTICE } from '../src/domain/prescribed.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { chosen, failed, published } from './support/moments.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

interface OutcomeArgs extends SceneArgs {
  /** What failed before TikTok had the post. */
  readonly code: ShareErrorCode;
  /** Why TikTok refused it. */
  readonly reason: FailReason;
}

const meta: Meta<OutcomeArgs> = {
  title: 'Share to TikTok/Outcome',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], code: 'network', reason: 'file_format_check_failed' },
  argTypes: {
    ...SCENE_ARG_TYPES,
    code: { control: 'select', options: [...TIKTOK_ERROR_CODES, ...OWN_ERROR_CODES] },
    reason: { control: 'select', options: FAIL_REASONS },
  },
  render: sceneShowing<OutcomeArgs>((now, { code }) => failed(now, { kind: 'not-sent', error: new ShareError(code) })),
};

export default meta;

const isPublished = ({ phase }: { readonly phase: string }): boolean => phase === 'published';
const isFailed = ({ phase }: { readonly phase: string }): boolean => phase === 'failed';

/** A public post: who can see it, its link, the notice that it may take minutes, and the way to the next (guideline 5d and 5e). [G-5d, G-5e, C-06.4] */
export const Published: Story<OutcomeArgs> = {
  render: sceneShowing((now) => published(now, { kind: 'public', postId: '7301234567890123456' })),
  parameters: { shows: ['published public'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isPublished);
    const { say, privacy } = page.text;
    await expect(page.get('heading', say('published.title'))).toBeVisible();
    await expect(page.get('link', say('published.view')).getAttribute('href')).toContain('7301234567890123456');
    await page.shows(say('published.viewers', { privacy: privacy('PUBLIC_TO_EVERYONE') }));
    await page.shows(PROCESSING_NOTICE);
    await expect(page.get('button', say('published.another'))).toBeEnabled();
  },
};

/** A public post that TikTok still reviews has no id yet; that is no failure (guideline 5e). [G-5e, C-06.3] */
export const PublishedInReview: Story<OutcomeArgs> = {
  render: sceneShowing((now) => published(now, { kind: 'in-review', stillAsking: true })),
  parameters: { shows: ['published in-review asking'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isPublished);
    await page.shows(page.text.say('published.no-link.review'));
    await expect(page.get('link', page.text.say('published.profile'))).toBeVisible();
  },
};

/** The review takes longer than the page asks for (guideline 5e). [G-5e, C-06.3, U-09] */
export const PublishedReviewGoesOn: Story<OutcomeArgs> = {
  render: sceneShowing((now) => published(now, { kind: 'in-review', stillAsking: false })),
  parameters: { shows: ['published in-review given up'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isPublished);
    await page.shows(page.text.say('published.no-link.later'));
  },
};

/** A post that is not public never gets a link, and the page says so (guideline 5e). [G-5e, C-06.3] */
export const PublishedForFew: Story<OutcomeArgs> = {
  render: sceneShowing((now) => published(now, { kind: 'not-public' }, chosen(now, { privacy: 'SELF_ONLY' }))),
  parameters: { shows: ['published not-public'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isPublished);
    const { say, privacy } = page.text;
    await page.shows(say('published.no-link.private'));
    await page.shows(say('published.viewers', { privacy: privacy('SELF_ONLY') }));
    await expect(page.query('link', say('published.view'))).toBeNull();
  },
};

/** A draft waits in the creator's TikTok inbox; it is not posted yet (guideline 5e). [G-5e, U-02] */
export const SentToInbox: Story<OutcomeArgs> = {
  args: { mode: 'inbox' },
  render: sceneShowing((now) => published(now, { kind: 'inbox' })),
  parameters: { shows: ['published inbox', 'mode inbox'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isPublished);
    await expect(page.get('heading', page.text.say('published.title.inbox'))).toBeVisible();
    await page.shows(page.text.say('published.inbox'));
  },
};

/**
 * Nothing is at TikTok: the page names the cause, keeps the draft, and offers one next step. Drive it with `code`. No
 * guideline point, because 5e follows a post that TikTok has, and here it has none. [U-10]
 */
export const Failed: Story<OutcomeArgs> = {
  parameters: { shows: ['failed not-sent'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement, isFailed);
    const { say } = page.text;
    await expect(page.get('heading', say('failed.title'))).toBeVisible();
    await page.shows(page.text.error(new ShareError(args.code)));
    await page.shows(say('failed.kept'));
    await expect(page.get('button', say('failed.edit'))).toBeEnabled();
  },
};

/** A client that has not passed the audit tried a level other than "Only me": its own sentence. [C-07, G-U] */
export const FailedUnaudited: Story<OutcomeArgs> = {
  args: { code: 'unaudited_client_can_only_post_to_private_accounts' },
  parameters: { shows: ['failed not-sent'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isFailed);
    await page.shows(page.text.say('error.unaudited_client_can_only_post_to_private_accounts'));
  },
};

/** TikTok does not know the host's address as the host's own: its own sentence. [C-07, G-T2b] */
export const FailedUrlOwnership: Story<OutcomeArgs> = {
  args: { code: 'url_ownership_unverified' },
  parameters: { shows: ['failed not-sent'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isFailed);
    await page.shows(page.text.say('error.url_ownership_unverified'));
  },
};

/**
 * The session ended while posting: the way out is to link the account again. No guideline point, because all of them
 * begin with a linked account. [U-11]
 */
export const FailedSession: Story<OutcomeArgs> = {
  args: { code: 'access_token_invalid' },
  parameters: { shows: ['failed not-sent'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isFailed);
    await expect(page.get('button', page.text.say('failed.reconnect'))).toBeEnabled();
  },
};

/**
 * Whether TikTok has the post cannot be known: the page sends nothing twice, it says where to look first. No guideline
 * point, because 5e follows a post that TikTok has, and here that is not known. [C-05, U-08]
 */
export const FailedUnknown: Story<OutcomeArgs> = {
  render: sceneShowing((now) => failed(now, { kind: 'unknown', error: new ShareError('unknown_outcome') })),
  parameters: { shows: ['failed unknown'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isFailed);
    const { say } = page.text;
    await expect(page.get('heading', say('failed.title.unknown'))).toBeVisible();
    await expect(page.get('link', say('failed.profile'))).toBeVisible();
    await expect(page.query('button', say('failed.again'))).toBeNull();
  },
};

/** TikTok took the post and refused it later: never "published" (guideline 5e). Drive it with `reason`. [C-06.1, G-5e, U-09] */
export const RefusedByTikTok: Story<OutcomeArgs> = {
  render: sceneShowing<OutcomeArgs>((now, { reason }) => failed(now, { kind: 'refused', reason })),
  parameters: { shows: ['failed refused'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement, isFailed);
    await page.shows(page.text.fail(args.reason));
    await expect(page.query('heading', page.text.say('published.title'))).toBeNull();
  },
};
