import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { PSEUDO_LANGUAGE, pseudoLocale } from '../../../src/text/pseudo.js';
import { createText } from '../../../src/text/text.js';
import { cutOff, outside, overlapping, pieces } from '../accessibility/reflow.js';
import type { ComposerHost, Given } from '../ui/composer-host.js';
import { EVERY_STATE } from '../ui/every-state.js';
import { composer, settled } from '../ui/helpers.js';

/** Attributes that are read to somebody. */
const SPOKEN = [
  'aria-label',
  'aria-valuetext',
  'aria-description',
  'aria-roledescription',
  'placeholder',
  'title',
  'alt',
];

/** Where the words are TikTok's own or the user's: in the preview, in a field, or marked as English. */
const NOT_OURS = '[lang="en"], .caption, .c-echo, textarea, style';

/** What the states of the page have of the user and of TikTok, as it comes into sentences. */
const DATA = [
  'Ada Lovelace',
  /@?\bada\.l\b/,
  /\b[\w-]+\.(?:mp4|heic|jpg|pdf)\b/,
  'av1',
  // Numbers come from the browser with their units.
  /\d[\d.,:]*(?:\s(?:[kMG]?B|minutes?|seconds?)\b|%)?/,
];

/** Letters that the pseudo-locale leaves in no sentence. */
const PLAIN = /[aceginorsuyz]/i;

function inPseudo(given: Given): Promise<ComposerHost> {
  return composer({ ...given, text: createText(PSEUDO_LANGUAGE, pseudoLocale()) });
}

/** Everything that the page says in words of its own: text and what is read out, one piece each. */
function ownWords(root: ParentNode & Node): readonly string[] {
  const elements = [...root.querySelectorAll('.card, .card *')].filter((each) => !each.matches(NOT_OURS_OR_WITHIN));
  const texts = elements.flatMap(({ childNodes }) =>
    [...childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE).map(({ textContent }) => textContent ?? ''),
  );
  const spoken = elements.flatMap((each) => SPOKEN.map((name) => each.getAttribute(name) ?? ''));
  return [...texts, ...spoken].map((words) => words.trim()).filter(Boolean);
}

const NOT_OURS_OR_WITHIN = NOT_OURS.split(', ')
  .flatMap((selector) => [selector, `${selector} *`])
  .join(', ');

function unaccented(root: ParentNode & Node): readonly string[] {
  return ownWords(root).filter((words) =>
    PLAIN.test(DATA.reduce<string>((rest, data) => rest.replaceAll(everywhere(data), ''), words)),
  );
}

function everywhere(data: string | RegExp): string | RegExp {
  return typeof data === 'string' ? data : new RegExp(data, 'g');
}

describe('in the pseudo-locale, the page', () => {
  before(() => emulateMedia({ reducedMotion: 'reduce' }));
  after(async () => {
    await setViewport({ width: 800, height: 900 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  for (const [name, given] of Object.entries(EVERY_STATE)) {
    it(`has no word that is hard-coded: ${name} [C-10]`, async () => {
      const host = await inPseudo(given);
      await settled(host);
      host.renderRoot.querySelector<HTMLElement>('#privacy')?.click();
      await settled(host);
      expect(ownWords(host.renderRoot).length).to.be.above(1);
      expect(unaccented(host.renderRoot)).to.deep.equal([]);
    });

    for (const width of [320, 720]) {
      it(`cuts nothing and lets nothing overflow at ${width} px: ${name}`, async () => {
        await setViewport({ width, height: 900 });
        const host = await inPseudo(given);
        host.style.setProperty('margin', '0 -8px');
        await settled(host);
        const page = { root: host.renderRoot };
        const all = pieces(page);
        expect(cutOff(all), 'cut off').to.deep.equal([]);
        expect(overlapping(all), 'over each other').to.deep.equal([]);
        expect(outside(page), 'outside the card').to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      });
    }
  }
});
