import { PRESCRIBED, PROCESSING_NOTICE } from '../../domain/prescribed.js';
import { fine, problem } from '../../findings/finding.js';
import { hidden, look, topsOf } from '../judge/seen.js';
import { prepare, privacyControl } from './privacy.js';
import { NAMES, toggle } from './walk.js';
import type { Step } from './walk.js';

/** What holds for the page as a whole: the notice of guideline 5d, and the order of points 1 to 5. */
export const PAGE_STEPS: readonly Step[] = [
  {
    point: '5d',
    title: 'The page says that processing may take a few minutes.',
    async run(walk) {
      await walk.person.say('5d: processing may take a few minutes');
      const [exact] = await walk.composer.holding(PROCESSING_NOTICE);
      if (!exact) {
        const says = /few minutes/i.test(await walk.composer.text());
        return [
          says
            ? fine('5d', 'the page says so')
            : problem('5d', 'the page does not say so', `Say “${PROCESSING_NOTICE}”`),
        ];
      }
      const why = hidden(await look(exact));
      return [why ? problem('5d', `the notice ${why}`, 'Show it in full.') : fine('5d', 'the notice is shown')];
    },
  },
  {
    point: 'order',
    title: 'The controls stand in the order of the guideline.',
    async run(walk) {
      await prepare(walk, 'Points 1 to 5 in order');
      const { composer, network } = walk;
      const [name] = network.creator ? await composer.holding(network.creator.nickname) : [];
      const [declared] = await composer.holding(PRESCRIBED.declarationMusic);
      const publish = await composer.control('button', NAMES.publish);
      const parts = [
        ['creator', name],
        ['title', (await composer.control('textbox', NAMES.title))?.handle],
        ['privacy', (await privacyControl(walk))?.handle],
        ['interactions', (await toggle(composer, NAMES.comment))?.handle],
        ['disclosure', (await toggle(composer, NAMES.disclosure))?.handle],
        ['declaration', declared],
        ['publish', publish?.handle],
      ] as const;
      const shown = parts.flatMap(([part, handle]) => (handle ? [{ part, handle }] : []));
      const tops = await topsOf(shown.map(({ handle }) => handle));
      const places = shown.map(({ part }, index) => ({ part, top: tops[index] ?? 0 }));
      const sorted = places.toSorted((a, b) => a.top - b.top).map(({ part }) => part);
      return [
        sorted.join() === places.map(({ part }) => part).join()
          ? fine('order', sorted.join(', '))
          : problem(
              'order',
              `the page has ${sorted.join(', ')}`,
              `Put them in the order ${places.map(({ part }) => part).join(', ')}.`,
            ),
      ];
    },
  },
];
