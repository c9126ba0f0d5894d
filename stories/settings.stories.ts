import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { POLICIES, PRESCRIBED } from '../src/domain/prescribed.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { editing } from './support/moments.js';
import { describedBy, pageOf } from './support/page.js';
import type { Page } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import { chooseFor } from './support/stage.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Settings',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], postTitle: 'Morning light over the harbor #sunrise' },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

const publishButton = (page: Page): HTMLElement => page.get('button', page.text.say('publish.action'));

async function disclose(page: Page, ...kinds: readonly ('yourBrand' | 'brandedContent')[]): Promise<void> {
  await chooseFor(page.element, { field: 'disclosure', value: true });
  for (const kind of kinds) await chooseFor(page.element, { field: 'disclosed-kind', kind, value: true });
}

async function linksOf(page: Page): Promise<void> {
  for (const { name, url } of POLICIES) {
    const link = page.query('link', name);
    if (link) await expect([link.getAttribute('href'), link.getAttribute('target')]).toEqual([url, '_blank']);
  }
}

/** Everything that has to be chosen is chosen by hand: now the button posts (guidelines 2, 4 and 5). [G-2n, G-4.4, G-5d, A-14.2, A-15] */
export const ReadyToPost: Story = {
  parameters: { shows: ['violation none'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.choose('PUBLIC_TO_EVERYONE');
    await chooseFor(page.element, { field: 'interaction', interaction: 'comment', value: true });
    await expect(publishButton(page)).not.toHaveAttribute('aria-disabled');
    await page.shows(say('publish.ready'));
    await page.showsPrescribed('declarationMusic');
    await expect(page.get('link', 'Music Usage Confirmation')).toBeVisible();
    await linksOf(page);
  },
};

/** What is missing stands beside the button; a press on it moves the focus there (guideline 2b). [G-2b.2] */
export const PrivacyMissing: Story = {
  parameters: { shows: ['violation privacy_missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(describedBy(publishButton(page))).toBe(say('violation.privacy_missing'));
    await page.click(publishButton(page));
    await expect(page.element.shadowRoot?.activeElement).toBe(page.get('combobox', say('privacy.label')));
  },
};

/**
 * Disclosure is on and nothing chosen: both kinds start unticked, no label shows, the button is closed and says TikTok's
 * sentence on hover (guideline 3a). [G-3a.1, G-3a.5, G-3a.6, A-04, A-07]
 */
export const DisclosureIncomplete: Story = {
  parameters: { shows: ['violation disclosure_incomplete'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.choose('PUBLIC_TO_EVERYONE');
    await disclose(page);
    await expect(page.get('checkbox', say('disclosure.yourBrand'))).not.toBeChecked();
    await expect(page.get('checkbox', say('disclosure.brandedContent'))).not.toBeChecked();
    await page.hidesPrescribed('labelPromotional');
    await page.hidesPrescribed('labelPaidPartnership');
    await expect(publishButton(page)).toHaveAttribute('aria-disabled', 'true');
    await expect(await page.promptOn(publishButton(page))).toBe(PRESCRIBED.disclosureIncomplete);
  },
};

/** Your brand alone: "Promotional content", and the Music Usage Confirmation (guidelines 3a and 4). [G-3a.2, G-4.1, A-07] */
export const YourBrand: Story = {
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.hidesPrescribed('labelPromotional');
    await disclose(page, 'yourBrand');
    await page.showsPrescribed('labelPromotional');
    await page.showsPrescribed('declarationMusic');
    await linksOf(page);
  },
};

/** Branded content alone: "Paid partnership", and both policies (guidelines 3a and 4). [G-3a.3, G-4.2, A-07, A-15] */
export const BrandedContent: Story = {
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await disclose(page, 'brandedContent');
    await page.showsPrescribed('labelPaidPartnership');
    await page.showsPrescribed('declarationBrandedAndMusic');
    await expect(page.get('link', 'Branded Content Policy')).toBeVisible();
    await linksOf(page);
  },
};

/** Both kinds: "Paid partnership", and both policies (guidelines 3a and 4). [G-3a.4, G-4.3, A-05, A-07] */
export const YourBrandAndBrandedContent: Story = {
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await disclose(page, 'yourBrand', 'brandedContent');
    await page.showsPrescribed('labelPaidPartnership');
    await page.hidesPrescribed('labelPromotional');
    await page.showsPrescribed('declarationBrandedAndMusic');
  },
};

/**
 * Branded content is ticked first: "Only me" is closed, stays reachable and shows TikTok's sentence on hover; neither
 * control moves the other (guideline 3b). [G-3b.3, A-06, A-14.4, C-01.1]
 */
export const BrandedContentExcludesPrivate: Story = {
  parameters: { shows: ['closed branded_content_private'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, privacy } = page.text;
    await disclose(page, 'brandedContent');
    const onlyMe = (await page.options()).find((option) => option.textContent?.trim() === privacy('SELF_ONLY'));
    if (!onlyMe) throw new Error('The account offers “Only me”.');
    await expect(onlyMe).toHaveAttribute('aria-disabled', 'true');
    await expect(await page.promptOn(onlyMe)).toBe(PRESCRIBED.brandedNotPrivate);
    await page.click(onlyMe);
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
    await expect(page.get('checkbox', say('disclosure.brandedContent'))).toBeChecked();
  },
};

/**
 * The guideline allows branded content for "public/friends" only, so "Followers" is closed as well (guideline 3b).
 * [G-3b.1]
 */
export const BrandedContentExcludesFollowers: Story = {
  args: { creator: 'every level' },
  parameters: { shows: ['closed branded_content_followers', 'closed branded_content_private'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, privacy } = page.text;
    await disclose(page, 'brandedContent');
    const open = (await page.options()).filter((option) => option.ariaDisabled !== 'true');
    await expect(open.map((option) => option.textContent?.trim())).toEqual(
      ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS'].map(privacy),
    );
    await expect(say('block.branded_content_followers')).not.toBe('');
  },
};

/** "Only me" is chosen first: "Branded content" is closed and says why (guideline 3b). [G-3b.2, A-14.4] */
export const PrivateExcludesBrandedContent: Story = {
  parameters: { shows: ['closed private_with_branded'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, privacy } = page.text;
    await page.choose('SELF_ONLY');
    await disclose(page);
    const branded = page.get('checkbox', say('disclosure.brandedContent'));
    await page.click(branded);
    await expect(branded).not.toBeChecked();
    const reason = `${PRESCRIBED.brandedNotPrivate} ${say('block.private_with_branded')}`;
    await expect(describedBy(branded)).toContain(reason);
    await expect(await page.promptOn(branded)).toBe(reason);
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(privacy('SELF_ONLY'));
  },
};

/** "Followers" is chosen first: "Branded content" is closed and says why (guideline 3b). [G-3b.1] */
export const FollowersExcludeBrandedContent: Story = {
  args: { creator: 'private' },
  parameters: { shows: ['closed followers_with_branded'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.choose('FOLLOWER_OF_CREATOR');
    await disclose(page);
    const branded = page.get('checkbox', say('disclosure.brandedContent'));
    await expect(describedBy(branded)).toContain(say('block.followers_with_branded'));
  },
};

/**
 * A draft for the creator's inbox: settings that TikTok ignores there are not on the page. No guideline point, because
 * the settings are those of Direct Post; a draft is given its own in TikTok. [U-02]
 */
export const InboxDraft: Story = {
  args: { mode: 'inbox' },
  parameters: { shows: ['mode inbox', 'violation none'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.shows(say('inbox.note'));
    await expect(page.query('combobox', say('privacy.label'))).toBeNull();
    await expect(page.query('switch', say('disclosure.label'))).toBeNull();
    await expect(page.get('button', say('publish.action.inbox'))).not.toHaveAttribute('aria-disabled');
  },
};

/** The post changed between the creator's press and the sending, so nothing was sent (guideline 5c). [G-5c] */
export const ConsentVoided: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'consent-voided' })),
  parameters: { shows: ['editing consent-voided'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.consent-voided'));
  },
};

/** Part of the page could not be seen when the button was pressed, so the press did not count (guidelines 4 and 5). [G-5c] */
export const PageObscured: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'page-obscured' })),
  parameters: { shows: ['editing page-obscured'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('error.page_obscured'));
  },
};

/**
 * The same file was posted in the last day: nothing is sent before a second press. No guideline point, because TikTok
 * would take both.
 */
export const PostedBefore: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'twin-posted' })),
  parameters: { shows: ['editing twin-posted'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.twin-posted'));
  },
};

/** The same file is on its way, here or in another tab. No guideline point, because TikTok would take both. */
export const UnderWayAlready: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'twin-under-way' })),
  parameters: { shows: ['editing twin-under-way'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.twin-under-way'));
  },
};

/**
 * The creator canceled the upload: the draft is as it was, and nothing was posted. No guideline point, because 5e
 * follows a post that TikTok has, and here it has none.
 */
export const UploadCanceled: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'canceled' })),
  parameters: { shows: ['editing canceled'] },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.canceled'));
    await expect(page.get('textbox', page.text.say('title.label'))).toHaveValue(args.postTitle);
  },
};
