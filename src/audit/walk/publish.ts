import { PRESCRIBED } from '../../domain/prescribed.js';
import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { choosePrivacy, LABELS, openPrivacy } from './privacy.js';
import { canPublish, chooseMedia, eventually, NAMES, settled } from './walk.js';
import type { Step, Walk } from './walk.js';

/** How long TikTok may take before the walk goes on without it, in milliseconds. */
const PUBLISH_LIMIT_MS = 180_000;

/** Guideline 5c and 5e: consent, sending, and the status until the post is on TikTok. */
export const PUBLISH_STEPS: readonly Step[] = [
  {
    point: '5c',
    title: 'Nothing is sent before the creator presses the button.',
    async run(walk) {
      await walk.reopen('5c: the content is sent only after the creator agrees and presses the button');
      const { network, person } = walk;
      network.sent.length = 0;
      if (!(await chooseMedia(walk, walk.samples.video))) return [problem('5c', 'no video can be chosen', 'See 5a.')];
      if (!(await walk.composer.isForInbox())) await chooseNarrowest(walk);
      const [declared] = await walk.composer.holding(PRESCRIBED.declarationMusic);
      if (declared) await person.point(declared);
      const early = network.sent.map(({ method, path }) => `${method} ${path}`);
      const findings = [
        early.length > 0
          ? problem(
              '5c',
              `content was sent before the button was pressed: ${early.slice(0, 3).join(', ')}`,
              'Send nothing before the creator agrees.',
            )
          : fine('5c', 'nothing was sent before the button was pressed'),
      ];
      return walk.options.dryRun
        ? [...findings, warning('5e', 'a dry run posts nothing', 'Run it once without --dry-run.')]
        : [...findings, ...(await publish(walk))];
    },
  },
];

/** Before the audit TikTok takes posts for the creator alone. */
async function chooseNarrowest(walk: Walk): Promise<void> {
  const offered = (await openPrivacy(walk)).map(({ name }) => name);
  const onlyMe = LABELS['SELF_ONLY'] ?? '';
  await choosePrivacy(walk, offered.includes(onlyMe) ? onlyMe : (offered.at(-1) ?? ''));
}

async function publish(walk: Walk): Promise<readonly Finding[]> {
  const { composer, person, network } = walk;
  const ready = await eventually(async () => ((await canPublish(walk)) ? true : undefined));
  const button = await composer.control('button', NAMES.publish);
  if (!ready || !button)
    return [problem('5e', 'a complete post can’t be published', 'Look at what the page says beside the button.')];
  await settled(composer);
  await person.press(button.handle);
  await person.say('5e: the status of the post');
  const seen: string[] = [];
  const outcome = await eventually(async () => {
    const text = await composer.text();
    if (/uploading|processing|sending/i.test(text) && !seen.includes('working')) seen.push('working');
    if (/posted|published|sent to your tiktok inbox/i.test(text) && !/uploading|processing on/i.test(text))
      return 'published';
    return /couldn.t|failed|not posted|try again|went wrong/i.test(text) ? 'failed' : undefined;
  }, PUBLISH_LIMIT_MS);
  if (outcome !== 'published') {
    const codes = [...network.errorCodes].join(', ');
    return [
      problem(
        '5e',
        outcome === 'failed'
          ? `the post failed${codes ? ` (${codes})` : ''}`
          : 'the page never says that the post is published',
        network.errorCodes.has('unaudited_client_can_only_post_to_private_accounts')
          ? 'Before the audit only a private account can be posted to, with “Only me”: switch the account to private in the TikTok app and run this again.'
          : 'Poll the status or handle webhooks, and show the result.',
      ),
    ];
  }
  return [
    seen.length > 0
      ? fine('5e', 'the page follows the post until it is published')
      : warning('5e', 'the page shows no status on the way', 'Show that the post is uploading and processing.'),
    await profile(walk),
  ];
}

/** The walk ends on TikTok itself. */
async function profile({ composer, person, page }: Walk): Promise<Finding> {
  const links = await composer.all('a[href]');
  for (const link of links) {
    const href = await link.evaluate((anchor) => (anchor instanceof HTMLAnchorElement ? anchor.href : ''));
    if (!/\/@[^/]+/.test(new URL(href).pathname)) continue;
    await person.point(link);
    await page.goto(href, { waitUntil: 'load' }).catch(() => undefined);
    await person.say('The post on TikTok');
    return fine('5e', `the page links to the post or the profile: ${new URL(href).origin}${new URL(href).pathname}`);
  }
  return warning(
    '5e',
    'the page has no link to the post or the profile',
    'Open TikTok at the end of your video and show the post.',
  );
}
