import { PRESCRIBED } from '../../domain/prescribed.js';
import { fine, problem, warning } from '../../findings/finding.js';
import type { Finding } from '../../findings/finding.js';
import { absent, bothKinds, declaration, gate, label } from '../judge/prescribed.js';
import { isNative, LABELS, openPrivacy, prepare, privacyControl } from './privacy.js';
import { eventually, NAMES, toggle } from './walk.js';
import type { Step } from './walk.js';

/** Guideline 3 and 4: commercial content, its labels, its privacy, and the declaration before the button. */
export const COMMERCIAL_STEPS: readonly Step[] = [
  {
    point: '3a',
    title: 'The disclosure is off at first; each kind shows its own label; one kind must be chosen.',
    isOfDirectPost: true,
    async run(walk) {
      await prepare(walk, '3a: disclose commercial content', 'Friends');
      const { composer, person } = walk;
      const disclosure = await toggle(composer, NAMES.disclosure);
      if (!disclosure)
        return [
          problem(
            '3a',
            'there is no switch to disclose commercial content',
            'Let the creator disclose it, off by default.',
          ),
        ];
      const findings: Finding[] = [
        disclosure.checked
          ? problem('3a', 'the disclosure is on at first', 'Turn it off by default.')
          : fine('3a', 'the disclosure is off at first'),
        ...(await declaration(walk, '2-note', 'declarationMusic')),
        ...(await absent(walk, 'before the disclosure is on')),
      ];
      if (!disclosure.checked) await person.press(disclosure.handle);
      const kinds = await bothKinds(walk);
      if (!kinds)
        return [
          ...findings,
          problem('3a', 'the switch does not show “Your brand” and “Branded content”', 'Show both kinds, unticked.'),
        ];
      if (kinds.own.checked || kinds.branded.checked)
        findings.push(problem('3a', 'a kind is ticked at first', 'Tick neither.'));
      findings.push(...(await absent(walk, 'before a kind is ticked')), ...(await gate(walk)));
      await person.say('3a: Your brand alone');
      await person.press(kinds.own.handle);
      findings.push(
        ...(await label(walk, 'labelPromotional', 'your brand alone')),
        ...(await declaration(walk, '4', 'declarationMusic')),
      );
      await person.say('3a: both kinds');
      await person.press(kinds.branded.handle);
      findings.push(
        ...(await label(walk, 'labelPaidPartnership', 'both kinds')),
        ...(await declaration(walk, '4', 'declarationBrandedAndMusic')),
      );
      await person.say('3a: Branded content alone');
      await person.press(kinds.own.handle);
      findings.push(
        ...(await label(walk, 'labelPaidPartnership', 'branded content alone')),
        ...(await declaration(walk, '4', 'declarationBrandedAndMusic')),
      );
      return findings;
    },
  },
  {
    point: '3b-private-first',
    title: '“Only me” first: “Branded content” is disabled and says why.',
    isOfDirectPost: true,
    async run(walk) {
      await prepare(walk, '3b: “Only me” is chosen, so Branded content is disabled', LABELS['SELF_ONLY']);
      const disclosure = await toggle(walk.composer, NAMES.disclosure);
      if (disclosure && !disclosure.checked) await walk.person.press(disclosure.handle);
      const kinds = await bothKinds(walk);
      if (!kinds) return [problem('3b', 'the kinds of commercial content are missing', 'See 3a.')];
      await walk.person.point(kinds.branded.handle);
      if (!kinds.branded.disabled) {
        await walk.person.press(kinds.branded.handle);
        const privacy = await privacyControl(walk);
        const switched = privacy && privacy.value !== LABELS['SELF_ONLY'];
        const says = /public|everyone/i.test(await walk.composer.text());
        return [
          switched && says
            ? fine('3b', 'choosing branded content switches the privacy to public and says so')
            : problem(
                '3b',
                'branded content can be chosen for a private post',
                'Disable it while “Only me” is chosen.',
              ),
        ];
      }
      const says = await eventually(async () => {
        const text = await walk.composer.text();
        return text.includes(PRESCRIBED.brandedNotPrivate) || /private|only you/i.test(text) ? true : undefined;
      }, 2000);
      return [
        fine('3b', '“Branded content” is disabled'),
        says
          ? fine('3b', 'the page says that it can’t be private')
          : problem('3b', 'the page does not say why', `Say “${PRESCRIBED.brandedNotPrivate}”`),
      ];
    },
  },
  {
    point: '3b-branded-first',
    title: '“Branded content” first: “Only me” is disabled, with TikTok’s prompt on hover.',
    isOfDirectPost: true,
    async run(walk) {
      await prepare(walk, '3b: Branded content is chosen, so “Only me” is disabled');
      const disclosure = await toggle(walk.composer, NAMES.disclosure);
      if (disclosure && !disclosure.checked) await walk.person.press(disclosure.handle);
      const kinds = await bothKinds(walk);
      if (!kinds) return [problem('3b', 'the kinds of commercial content are missing', 'See 3a.')];
      if (!kinds.branded.checked) await walk.person.press(kinds.branded.handle);
      const onlyMe = (await openPrivacy(walk)).find(({ name }) => name === LABELS['SELF_ONLY']);
      if (!onlyMe)
        return [warning('3b', 'this account offers no “Only me”', 'Look at this point with an account that does.')];
      const findings = [
        onlyMe.disabled
          ? fine('3b', '“Only me” is disabled')
          : problem('3b', '“Only me” can be chosen for branded content', 'Disable it.'),
      ];
      const privacy = await privacyControl(walk);
      if (privacy && (await isNative(privacy)))
        return [
          ...findings,
          problem(
            '3b',
            'the dropdown is the browser’s own, which shows no prompt on a disabled option',
            'Use a listbox that shows the reason on hover.',
          ),
        ];
      await walk.person.point(onlyMe.handle);
      const prompt = await eventually(
        async () => (await walk.composer.holding(PRESCRIBED.brandedNotPrivate)).at(0),
        3000,
      );
      return [
        ...findings,
        prompt
          ? fine('3b', 'hovering shows the prompt, letter for letter')
          : problem('3b', 'hovering shows no prompt', `Show “${PRESCRIBED.brandedNotPrivate}”`),
      ];
    },
  },
];
