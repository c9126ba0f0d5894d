import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { ShareError } from '../src/domain/errors.js';
import type { ComposerState, StateIn } from '../src/composer/state.js';
import { never, refuse } from '../src/testing/scripted-adapter.js';
import { whenState } from './support/stage.js';
import { CREATORS } from './support/creators.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { editing } from './support/moments.js';
import { comeBack, pageOf } from './support/page.js';
import { SCENE_ARGS, scene, sceneShowing } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Connection',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'] },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

const isLoading = ({ phase }: ComposerState): boolean => phase === 'loading';

/** The link to the account, at one of its moments. */
function linking(link: StateIn<'disconnected'>['link']): typeof scene {
  return sceneShowing((now) => {
    if (!('draft' in now)) throw new Error('Linking begins with a draft.');
    const { creator, draft, importState, page } = now;
    return { phase: 'disconnected', creator, draft, importState, page, link };
  });
}

/**
 * While TikTok has not described the account, nothing can be chosen and nothing posted; there is no list to fall back
 * on (Content Sharing Guidelines 1). [G-1, C-02]
 */
export const LoadingCreator: Story = {
  args: { script: { creatorInfo: [never] } },
  parameters: { shows: ['loading first'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement, isLoading);
    const { say } = page.text;
    await page.shows(say('creator.loading'));
    await expect(page.get('combobox', say('privacy.label'))).toHaveAttribute('aria-disabled', 'true');
    await expect(page.get('checkbox', say('interactions.comment'))).toHaveAttribute('aria-disabled', 'true');
    await expect(page.get('button', say('publish.action'))).toHaveAttribute('aria-disabled', 'true');
    await expect(page.query('option', say('privacy.PUBLIC_TO_EVERYONE'))).toBeNull();
  },
};

/** An element that comes back to the document asks TikTok again, and waits for that answer (guideline 1). [G-1] */
export const LoadingAgain: Story = {
  args: { script: { creatorInfo: [CREATORS.public, never] } },
  parameters: { shows: ['loading again'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await comeBack(page.element);
    await whenState(page.element, isLoading);
    await page.shows('Ada Lovelace');
    await expect(page.get('button', page.text.say('publish.action'))).toHaveAttribute('aria-disabled', 'true');
  },
};

/**
 * No account is linked: the one thing to do is to connect, and what was entered is kept. No guideline point, because
 * all of them begin with a linked account.
 */
export const SignedOut: Story = {
  args: { script: { creatorInfo: [refuse('not_connected')] } },
  parameters: { shows: ['disconnected idle'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('heading', say('connect.title'))).toBeVisible();
    await expect(page.get('button', say('connect.action'))).toBeEnabled();
    await page.shows(say('connect.draft-kept'));
    await expect(page.query('button', say('publish.action'))).toBeNull();
  },
};

/**
 * The creator is in TikTok's window; it can be opened again when it was lost. No guideline point, because all of them
 * begin with a linked account.
 */
export const Connecting: Story = {
  args: { script: { creatorInfo: [refuse('not_connected')] } },
  render: linking({ kind: 'connecting', switching: false }),
  parameters: { shows: ['disconnected connecting'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('connect.waiting'));
    await expect(page.get('button', page.text.say('connect.again'))).toBeEnabled();
  },
};

/**
 * The browser kept TikTok's window from opening: the page says so and offers the next step. No guideline point,
 * because all of them begin with a linked account. [U-10]
 */
export const ConnectFailed: Story = {
  args: { script: { creatorInfo: [refuse('not_connected')] } },
  render: linking({ kind: 'failed', error: new ShareError('popup_blocked') }),
  parameters: { shows: ['disconnected failed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('error.popup_blocked'));
    await expect(page.get('button', page.text.say('connect.action'))).toBeEnabled();
  },
};

/**
 * TikTok no longer takes the session: the account has to be linked again, and the draft waits. No guideline point,
 * because all of them begin with a linked account. [U-11]
 */
export const SessionExpired: Story = {
  args: { postTitle: 'Kept', script: { creatorInfo: [refuse('access_token_invalid')] } },
  parameters: { shows: ['disconnected failed'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('error.access_token_invalid'));
    await page.shows(page.text.say('connect.draft-kept'));
  },
};

/**
 * A host whose adapter cannot link an account: the page says whom to ask. No guideline point, because all of them
 * begin with a linked account.
 */
export const CannotConnect: Story = {
  args: { script: { creatorInfo: [refuse('not_connected')], connect: null } },
  parameters: { shows: ['disconnected idle'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('connect.unavailable'));
    await expect(page.query('button', page.text.say('connect.action'))).toBeNull();
  },
};

/**
 * TikTok did not describe the account: the page blocks and names TikTok's reference, it offers no list of its own
 * (guideline 1). [G-1, C-02, A-14.5]
 */
export const CreatorInfoFails: Story = {
  args: { script: { creatorInfo: [refuse('internal_error', { log_id: '20261122140200ABCDEF' })] } },
  parameters: { shows: ['failed creator'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await expect(page.get('heading', say('failed.title.creator'))).toBeVisible();
    await page.shows(say('failed.log-id', { id: '20261122140200ABCDEF' }));
    await expect(page.query('combobox', say('privacy.label'))).toBeNull();
    await expect(page.get('button', say('failed.again'))).toBeEnabled();
  },
};

/**
 * Another account was not linked after all: the page is back with the one that was, and the draft is as it was. No
 * guideline point, because all of them begin with a linked account.
 */
export const NotSwitched: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'not-switched' })),
  parameters: { shows: ['editing not-switched'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.not-switched'));
  },
};

/** Another tab has linked another account: the page says so and shows that one (guideline 1a). [G-1a, R13] */
export const SwitchedElsewhere: Story = {
  render: sceneShowing((now) => editing(now, { notice: 'account-switched' })),
  parameters: { shows: ['editing account-switched'] },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await page.shows(page.text.say('notice.account-switched'));
  },
};
