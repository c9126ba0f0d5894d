import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { hidden, look } from '../judge/seen.js';
import { canPublish, chooseMedia, eventually, NAMES } from './walk.js';
import type { Step, Walk } from './walk.js';

/** Guideline 1: who posts, and whether they can. */
export const CREATOR_STEPS: readonly Step[] = [
  {
    point: '1a',
    title: 'The creator’s nickname stands on the page.',
    async run(walk) {
      const { network, composer, person } = walk;
      await person.say('1a: the nickname of the connected account');
      const creator = network.creator;
      if (!creator) return [unknown('1a', 'No response with the creator’s privacy options was seen in the browser.')];
      const shown = await eventually(async () => (await composer.holding(creator.nickname)).at(0));
      if (!shown)
        return [
          problem(
            '1a',
            `the nickname “${creator.nickname}” is not on the page`,
            'Show creator_nickname of the latest creator info.',
          ),
        ];
      await person.point(shown);
      const why = hidden(await look(shown));
      return [
        why
          ? problem('1a', `the nickname ${why}`, 'Show it in full, uncovered and in contrast.')
          : fine('1a', `“${creator.nickname}” is shown`),
      ];
    },
  },
  {
    point: '1b',
    title: 'When the creator can’t post now, the attempt stops and the page says to try again later.',
    async run(walk) {
      const isSimulated = await withReply(
        walk,
        { kind: 'error', status: 403, code: 'spam_risk_too_many_posts' },
        '1b: TikTok’s response says that this account can’t post now (simulated for this step)',
      );
      if (!isSimulated) return [notSimulated('1b')];
      const says = await eventually(async () =>
        /try again (later|tomorrow)/i.test(await walk.composer.text()) ? true : undefined,
      );
      return [
        ...(await stopped('1b', walk)),
        says
          ? fine('1b', 'the page says to try again later')
          : problem(
              '1b',
              'the page does not say to try again later',
              'Say so when creator info returns spam_risk_too_many_posts.',
            ),
      ];
    },
  },
  {
    point: '1-failure',
    title: 'A failed creator info is shown, and nothing can be posted without it.',
    async run(walk) {
      const isSimulated = await withReply(
        walk,
        { kind: 'error', status: 502, code: 'internal_error' },
        '1: TikTok’s response is missing (simulated for this step)',
      );
      if (!isSimulated) return [notSimulated('1')];
      return stopped('1', walk);
    },
  },
  {
    point: '1c',
    title: 'A video is checked against the longest duration that the creator may post.',
    async run(walk) {
      const { video, seconds } = walk.samples.timed;
      const limit = Math.max(1, Math.floor(seconds) - 1);
      const isSimulated = await withReply(
        walk,
        { kind: 'members', members: { max_video_post_duration_sec: limit } },
        `1c: this account may post up to ${limit} s (simulated for this step), and the video is longer`,
      );
      if (!isSimulated) return [notSimulated('1c')];
      if (!(await chooseMedia(walk, video)))
        return [problem('1c', 'no video can be chosen', 'Let the creator choose a video.')];
      const says = await eventually(async () =>
        /long|duration|up to|limit/i.test(await walk.composer.text()) ? true : undefined,
      );
      return [
        (await canPublish(walk))
          ? problem(
              '1c',
              'a video over the limit can be posted',
              'Compare its length with max_video_post_duration_sec.',
            )
          : fine('1c', 'a video over the limit can’t be posted'),
        says
          ? fine('1c', 'the page says why')
          : problem('1c', 'the page does not say that the video is too long', 'Name the limit of the account.'),
      ];
    },
  },
];

function notSimulated(check: string): Finding {
  return unknown(check, 'The request for creator info was not seen, so its response can’t be simulated.');
}

function unknown(check: string, message: string): Finding {
  return warning(check, message, 'Look at this point yourself.');
}

/** Opens the page with another response of TikTok's; says whether that was possible. */
async function withReply(
  walk: Walk,
  override: Parameters<Walk['network']['override']>[0],
  caption: string,
): Promise<boolean> {
  if (!walk.network.override(override)) return false;
  try {
    await walk.reopen(caption);
    return true;
  } finally {
    walk.network.override(undefined);
  }
}

/** Nothing can be chosen and nothing posted. */
async function stopped(check: string, walk: Walk): Promise<readonly Finding[]> {
  const { composer } = walk;
  const privacy = await composer.control('combobox', NAMES.privacy);
  if (privacy && !privacy.disabled) await walk.person.press(privacy.handle).catch(() => {});
  const options = (await composer.controls('option')).filter(({ disabled }) => !disabled);
  return [
    options.length > 0
      ? problem(
          check,
          `${options.length} privacy options are offered that TikTok never returned`,
          'Offer nothing before creator info has answered; there is no fallback list.',
        )
      : fine(check, 'no privacy option is offered'),
    (await canPublish(walk))
      ? problem(check, 'the publish button can be pressed', 'Stop the attempt.')
      : fine(check, 'nothing can be posted'),
  ];
}
