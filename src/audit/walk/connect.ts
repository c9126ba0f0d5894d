import type { Page } from 'puppeteer-core';
import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import type { Recorder } from '../recorder.js';
import { eventually, NAMES } from './walk.js';
import type { Walk } from './walk.js';

/** How long a person may take to sign in, in milliseconds. */
const SIGN_IN_LIMIT_MS = 300_000;

/** Connects the TikTok account: on the simulator by itself, elsewhere a person signs in. */
export async function connect(walk: Walk, recorder: Recorder | undefined): Promise<readonly Finding[]> {
  const { composer, network, page, options, person } = walk;
  const limit = options.signIn ? SIGN_IN_LIMIT_MS : 15_000;
  // A person who signs in may be quicker than this looks for an account.
  if (options.signIn) page.on('popup', (popup) => void (popup && allow(popup, walk, recorder)));
  const known = await eventually(() => network.creator, 3000);
  if (!known && options.signIn) {
    await person.say('Sign in to the site, and connect the TikTok account');
    options.log?.('Sign in to the site and to TikTok in the browser window. The walk goes on by itself.');
  } else if (!known) {
    const button = await eventually(() => composer.control('button', NAMES.connect), 3000);
    if (!button)
      return [
        problem(
          'connect',
          'no creator info was requested, and there is no button to connect an account',
          'Sign in to the site first: run this with --sign-in.',
        ),
      ];
    await person.say('Connect the TikTok account');
    let opened: Page | null = null;
    page.once('popup', (popup) => (opened = popup));
    await person.press(button.handle);
    const popup = await eventually<Page>(() => opened ?? undefined, 5000);
    if (popup) await allow(popup, walk, recorder);
  }
  if (!(await eventually(() => network.creator, limit)))
    return [
      problem(
        'connect',
        'the account was not connected',
        options.signIn ? 'Sign in within five minutes.' : 'Run this with --sign-in and sign in by hand.',
      ),
    ];
  // Before the person signed in, the composer may not have been on the page.
  if (!known && options.signIn) await walk.reopen('The account is connected');
  return [fine('connect', `connected as ${network.creator?.nickname}`), ...scopes(walk)];
}

/** TikTok's consent page: recorded with its scopes. Only the simulator's is answered here; TikTok's own is a person's. */
async function allow(popup: Page, { network, options }: Walk, recorder: Recorder | undefined): Promise<void> {
  // Its first page may have loaded before the popup was heard of.
  popup.on('framenavigated', (frame) => network.visit(frame.url()));
  network.visit(popup.url());
  await recorder?.follow(popup);
  const isSimulated = /^(127\.0\.0\.1|localhost)$/.test(
    new URL(popup.url() === 'about:blank' ? options.url : popup.url()).hostname,
  );
  if (!isSimulated) return;
  const button = await popup
    .waitForSelector('::-p-aria([name="Allow"][role="button"])', { timeout: 30_000 })
    .catch(() => null);
  network.visit(popup.url());
  await button?.click().catch(() => {});
}

const POSTING = new Set(['user.info.basic', 'video.publish', 'video.upload']);

/** Reviewers refuse scopes that the page does not use. */
function scopes({ network }: Walk): readonly Finding[] {
  const asked = [...network.scopes];
  if (asked.length === 0)
    return [
      warning('scopes', 'the authorization was not seen', 'Show the consent page with every scope in your video.'),
    ];
  const foreign = asked.filter((scope) => !POSTING.has(scope));
  return [
    foreign.length > 0
      ? problem(
          'scopes',
          `${foreign.join(', ')} ${foreign.length === 1 ? 'is' : 'are'} asked for and not used to post`,
          'Ask for user.info.basic and video.publish, and video.upload for inbox drafts.',
        )
      : fine('scopes', asked.join(', ')),
    ...(asked.includes('video.publish')
      ? []
      : [problem('scopes', 'video.publish is not asked for', 'Ask for it: Direct Post needs it.')]),
  ];
}
