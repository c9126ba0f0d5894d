import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import type { ComposerState, StateIn } from '../src/composer/state.js';
import { refuse } from '../src/testing/scripted-adapter.js';
import { whenState } from './support/stage.js';
import { CREATORS } from './support/creators.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { comeBack, describedBy, pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Creator',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'] },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

const isEditing = (state: ComposerState): state is StateIn<'editing'> => state.phase === 'editing';

/** The account has reached TikTok's limit of posts: publishing stops, try again later (guideline 1b). [G-1b, A-13] */
export const CreatorCannotPost: Story = {
  args: { script: { creatorInfo: [refuse('spam_risk_too_many_posts')] } },
  parameters: { shows: ['blocked spam_risk_too_many_posts'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('heading', say('violation.creator_cannot_post'))).toBeVisible();
    await page.shows(say('error.spam_risk_too_many_posts'));
    await expect(page.query('button', say('publish.action'))).toBeNull();
    await expect(page.get('button', say('blocked.again'))).toBeEnabled();
  },
};

/** TikTok does not let this account post (guideline 1b). [G-1b] */
export const BannedFromPosting: Story = {
  args: { script: { creatorInfo: [refuse('spam_risk_user_banned_from_posting')] } },
  parameters: { shows: ['blocked spam_risk_user_banned_from_posting'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('error.spam_risk_user_banned_from_posting'));
    await expect(page.query('button', page.text.say('publish.action'))).toBeNull();
  },
};

/** The host has reached its number of creators for today, which is none of this creator's doing (guideline 1b). [G-1b, C-07] */
export const ActiveUserCapReached: Story = {
  args: { script: { creatorInfo: [refuse('reached_active_user_cap')] } },
  parameters: { shows: ['blocked reached_active_user_cap'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('error.reached_active_user_cap'));
    await expect(page.query('button', page.text.say('publish.action'))).toBeNull();
  },
};

/** The options are those of the account: a private one has no "Everyone" (guideline 2b). [G-2b.1, A-14.1, U-06] */
export const PrivateAccount: Story = {
  args: { creator: 'private' },
  parameters: { shows: ['level FOLLOWER_OF_CREATOR', 'level MUTUAL_FOLLOW_FRIENDS', 'level SELF_ONLY'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { privacy } = page.text;
    const names = (await page.options()).map((option) => option.textContent?.trim());
    await expect(names).toEqual(['FOLLOWER_OF_CREATOR', 'MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'].map(privacy));
  },
};

/** Every level that TikTok documents, in TikTok's order (guideline 2b). [G-2b.1, U-06] */
export const EveryLevel: Story = {
  args: { creator: 'every level' },
  parameters: { shows: ['level PUBLIC_TO_EVERYONE', 'level FOLLOWER_OF_CREATOR'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(await page.options()).toHaveLength(4);
  },
};

/** One option is still a choice of the creator's: nothing is preselected (guideline 2b). [G-2b.2, C-03, A-10] */
export const OneLevelAlone: Story = {
  args: { creator: 'everyone alone' },
  parameters: { shows: ['violation privacy_missing', 'level PUBLIC_TO_EVERYONE'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
    await expect(await page.options()).toHaveLength(1);
  },
};

/** "Only me" as the one option is not chosen for the creator either (guideline 2b). [G-2b.2, C-03] */
export const OnlyMeAlone: Story = {
  args: { creator: 'only me alone' },
  parameters: { shows: ['violation privacy_missing', 'level SELF_ONLY'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
  },
};

/** A level that TikTok has not documented yet is offered by its raw name, not dropped (guideline 2b). [G-2b.1, A-14.1] */
export const UnknownLevel: Story = {
  args: { creator: 'unknown level' },
  parameters: { shows: ['level not known'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.choose('CLOSE_FRIENDS');
    await expect(page.get('combobox', page.text.say('privacy.label'))).toHaveTextContent('CLOSE_FRIENDS');
  },
};

/** Comments are off in the creator's TikTok settings: the box is dimmed, stays reachable, refuses and says why (guideline 2c). [G-2c.1] */
export const CommentsLockedByCreator: Story = {
  args: { creator: 'comments off' },
  parameters: { shows: ['switched off comment', 'closed comment_disabled_by_creator'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    const box = page.get('checkbox', say('interactions.comment'));
    await expect(box).toHaveAttribute('aria-disabled', 'true');
    await expect(describedBy(box)).toContain(say('block.comment_disabled_by_creator'));
    await page.click(box);
    await expect(box).not.toBeChecked();
    await expect(await page.promptOn(box)).toBe(say('block.comment_disabled_by_creator'));
  },
};

/** Duet and Stitch are off in the creator's TikTok settings (guideline 2c). [G-2c.1] */
export const DuetAndStitchLockedByCreator: Story = {
  args: { creator: 'duet and stitch off' },
  parameters: {
    shows: [
      'switched off duet',
      'switched off stitch',
      'closed duet_disabled_by_creator',
      'closed stitch_disabled_by_creator',
    ],
  },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    for (const interaction of ['duet', 'stitch'] as const) {
      const box = page.get('checkbox', say(`interactions.${interaction}`));
      await expect(box).toHaveAttribute('aria-disabled', 'true');
      await expect(describedBy(box)).toContain(say(`block.${interaction}_disabled_by_creator`));
    }
    await expect(page.get('checkbox', say('interactions.comment'))).not.toHaveAttribute('aria-disabled');
  },
};

/** All three interactions are off in the creator's TikTok settings (guideline 2c). [G-2c.1] */
export const EverythingLockedByCreator: Story = {
  args: { creator: 'everything off' },
  parameters: { shows: ['switched off comment', 'switched off duet', 'switched off stitch'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    for (const interaction of ['comment', 'duet', 'stitch'] as const) {
      const box = page.get('checkbox', page.text.say(`interactions.${interaction}`));
      await expect(box).toHaveAttribute('aria-disabled', 'true');
    }
  },
};

/**
 * The account may post 60 seconds at most; the place to drop a video says so before there is one (guideline 1c).
 * [G-1c]
 */
export const SixtySeconds: Story = {
  args: { creator: '60 seconds', media: [] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('media.limits.video', { duration: page.text.format.duration(60) }));
  },
};

/** An account without a picture keeps the room of one (guideline 1a). [G-1a] */
export const NoAvatar: Story = {
  args: { creator: 'no avatar' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('Ada Lovelace');
  },
};

/** A nickname that is written from right to left does not turn the page around (guideline 1a). [G-1a] */
export const RightToLeftNickname: Story = {
  args: { creator: 'right to left' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('ليلى الحسن');
    await page.shows('@layla.h');
  },
};

/** A nickname is text: markup, direction marks and stacked accents stay within their line (guideline 1a). [G-1a, A-01] */
export const HostileNickname: Story = {
  args: { creator: 'hostile nickname' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows('<img src=x onerror=alert(1)>');
    const root = page.element.renderRoot;
    await expect(root.querySelector('img[onerror]')).toBeNull();
    await expect(page.element.scrollWidth).toBeLessThanOrEqual(page.element.clientWidth);
  },
};

/** Another account answers: its privacy is chosen again, for no choice carries over (guidelines 1 and 2b). [G-1, A-12] */
export const AccountChanged: Story = {
  args: { script: { creatorInfo: [CREATORS.public, CREATORS['right to left']] } },
  parameters: { shows: ['editing account-changed', 'violation privacy_missing'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.choose('SELF_ONLY');
    await comeBack(page.element);
    await whenState(page.element, (now) => isEditing(now) && now.notice === 'account-changed');
    await page.shows(say('notice.account-changed'));
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
  },
};

/** The host's client has not passed TikTok's audit: "Only me" alone can be chosen, and the page says why. [G-U] */
export const UnauditedClient: Story = {
  args: { unaudited: true },
  parameters: { shows: ['client unaudited', 'closed privacy_unaudited'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say, privacy } = page.text;
    await page.shows(say('privacy.unaudited-note'));
    const closed = (await page.options()).filter((option) => option.ariaDisabled === 'true');
    await expect(closed.map((option) => option.textContent?.trim())).toEqual(
      ['PUBLIC_TO_EVERYONE', 'MUTUAL_FOLLOW_FRIENDS'].map(privacy),
    );
    await page.choose('SELF_ONLY');
    await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(privacy('SELF_ONLY'));
  },
};
