import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { overlaysOf } from '../judge/seen.js';
import { choosePrivacy, LABELS, openPrivacy, privacyControl } from './privacy.js';
import { chooseMedia, eventually, NAMES, toggle } from './walk.js';
import type { Step } from './walk.js';

/** Guideline 5a, 5b and 2: the content, its title, who sees it and what others may do with it. */
export const FIELD_STEPS: readonly Step[] = [
  {
    point: '5a',
    title: 'The page shows a preview of what will be posted.',
    async run(walk) {
      await walk.reopen('5a: a preview of the content');
      if (!(await chooseMedia(walk, walk.samples.video)))
        return [problem('5a', 'no preview appears after a video is chosen', 'Show the chosen video.')];
      const preview = await walk.composer.preview();
      if (!preview) return [problem('5a', 'the preview is gone', 'Show the chosen video.')];
      await walk.person.point(preview);
      const overlays = await overlaysOf(preview);
      return [
        fine('5a', 'the chosen video is shown'),
        overlays.length > 0
          ? problem(
              '5b',
              `something lies over the preview: ${overlays.slice(0, 3).join(', ')}`,
              'Add no brand name, logo, watermark or link to the content.',
            )
          : fine('5b', 'no watermark or logo lies over the content'),
      ];
    },
  },
  {
    point: '2a',
    title: 'The creator can enter a title, and edit text that the site preset.',
    isOfDirectPost: true,
    async run({ composer, person }) {
      await person.say('2a: the title');
      const title = await composer.control('textbox', NAMES.title);
      if (!title) return [problem('2a', 'there is no field for the title', 'Let the creator enter a title.')];
      await person.type(title.handle, ' A walk by the sea');
      const after = await composer.control('textbox', NAMES.title);
      return [
        after?.value.includes('A walk by the sea')
          ? fine('2a', title.value ? 'the preset title can be edited' : 'a title can be entered')
          : problem(
              '2a',
              'the title can’t be edited',
              'Let the creator edit every text, preset or not (guideline 5b).',
            ),
      ];
    },
  },
  {
    point: '2b',
    title: 'The privacy options are those of the account, in a dropdown without a default.',
    isOfDirectPost: true,
    async run(walk) {
      const { person, network } = walk;
      await person.say('2b: who can view this post');
      const privacy = await privacyControl(walk);
      if (!privacy)
        return [
          problem('2b', 'there is no dropdown for the privacy', 'Let the creator select from privacy_level_options.'),
        ];
      const labels = Object.values(LABELS);
      const preset =
        labels.find((label) => privacy.value === label) ??
        (network.creator?.levels ?? []).find((level) => privacy.value === level);
      const options = await openPrivacy(walk);
      const offered = options.map(({ name }) => name);
      const wanted = (network.creator?.levels ?? []).map((level) => LABELS[level] ?? level);
      await person.say('2b: the options of this account');
      const findings: Finding[] = [
        preset
          ? problem('2b', `“${preset}” is selected at first`, 'Preselect nothing, not even a single option.')
          : fine('2b', 'nothing is selected at first'),
        wanted.length > 0 && offered.join() !== wanted.join()
          ? problem(
              '2b',
              `the options are ${offered.join(', ') || 'none'}, and TikTok returned ${wanted.join(', ')}`,
              'Offer exactly privacy_level_options, in its order.',
            )
          : fine('2b', `the options are ${offered.join(', ')}`),
      ];
      await choosePrivacy(walk, LABELS['SELF_ONLY'] ?? 'Only me');
      return findings;
    },
  },
  {
    point: '2c',
    title: 'Comment, Duet and Stitch start off, and are turned on by hand.',
    isOfDirectPost: true,
    async run(walk) {
      const { composer, person, network } = walk;
      const findings: Finding[] = [];
      for (const name of ['comment', 'duet', 'stitch'] as const) {
        await person.say(`2c: Allow ${name}`);
        const box = await toggle(composer, NAMES[name]);
        if (!box) {
          findings.push(
            problem('2c', `there is no checkbox for ${name}`, 'Offer Comment, Duet and Stitch for videos.'),
          );
          continue;
        }
        if (box.checked) findings.push(problem('2c', `${name} is on at first`, 'Turn no interaction on by default.'));
        const isOff = network.creator?.disabled[name] === true;
        if (isOff !== box.disabled)
          findings.push(
            problem(
              '2c',
              isOff
                ? `${name} can be chosen although the account has it off`
                : `${name} is disabled although the account allows it`,
              'Follow comment_disabled, duet_disabled and stitch_disabled.',
            ),
          );
        if (!box.disabled) await person.press(box.handle);
      }
      return findings.length > 0 ? findings : [fine('2c', 'all start off and follow the account')];
    },
  },
  {
    point: '2c-locked',
    title: 'An interaction that the account has off is disabled, grayed out, and says why.',
    isOfDirectPost: true,
    async run(walk) {
      const members = { comment_disabled: true, duet_disabled: true, stitch_disabled: true };
      if (!walk.network.override({ kind: 'members', members }))
        return [warning('2c', 'the response of creator info can’t be simulated', 'Look at this point yourself.')];
      await walk.reopen('2c: interactions that this account has off (simulated for this step)');
      walk.network.override(undefined);
      const boxes = await eventually(async () => {
        const found = await Promise.all(
          (['comment', 'duet', 'stitch'] as const).map((name) => toggle(walk.composer, NAMES[name])),
        );
        return found.some(Boolean) ? found : undefined;
      });
      const open = (boxes ?? []).filter((box) => box && !box.disabled).map((box) => box?.name);
      const [first] = boxes ?? [];
      if (first) await walk.person.point(first.handle);
      const says = await eventually(
        async () => (/turned off|disabled|not allowed|settings/i.test(await walk.composer.text()) ? true : undefined),
        2000,
      );
      return [
        open.length > 0
          ? problem('2c', `${open.join(', ')} can be chosen`, 'Disable what the account has off.')
          : fine('2c', 'they are disabled'),
        says
          ? fine('2c', 'the reason shows on hover')
          : problem('2c', 'hovering shows no reason', 'Say that it is off in the TikTok settings.'),
      ];
    },
  },
  {
    point: '2c-photos',
    title: 'For photos, Allow Comment is the only interaction.',
    isOfDirectPost: true,
    async run(walk) {
      await walk.reopen('2c: a photo post has Allow Comment alone');
      if (!(await chooseMedia(walk, walk.samples.photo)))
        return [warning('2c', 'no photo can be chosen here', 'If the site posts photos, look at this point yourself.')];
      const shown = await eventually(async () => ((await toggle(walk.composer, NAMES.duet)) ? undefined : true), 3000);
      const comment = await toggle(walk.composer, NAMES.comment);
      return [
        shown && !(await toggle(walk.composer, NAMES.stitch))
          ? fine('2c', 'Duet and Stitch are not on the page')
          : problem('2c', 'Duet or Stitch is on the page of a photo post', 'Show Allow Comment alone for photos.'),
        comment ? fine('2c', 'Allow Comment is') : problem('2c', 'Allow Comment is missing', 'Show it for photos too.'),
      ];
    },
  },
];
