import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import * as renderer from '@storybook/web-components/entry-preview';
import { composeStories, setProjectAnnotations } from 'storybook/preview-api';
import { annotations } from '../../../.storybook/annotations.js';
import { viewOf } from '../../../src/composer/view.js';
import type { ShareToTikTokElement } from '../../../src/index.js';
import { wordsOf } from '../../../src/testing/words.js';
import { directionOfLanguage } from '../../../src/text/languages.js';
import type { LanguageTag } from '../../../src/text/languages.js';
import { placeOf } from '../../../src/text/surroundings.js';
import { createText } from '../../../src/text/text.js';
import { concealedPart } from '../../../src/ui/mandated-parts.js';
import { stateOf } from '../../../stories/support/stage.js';
import { facetsOf } from '../../../stories/support/facets.js';
import type { Facet } from '../../../stories/support/facets.js';
import { setTheme } from '../../../stories/support/surroundings.js';
import { axeViolations } from './axe-violations.js';

const project = setProjectAnnotations([renderer, annotations]);

/** A module of stories, as `import * as` gives it. */
export type StoryModule = Readonly<Record<string, unknown>>;

/** What Storybook makes of one story, as far as it is used here. */
interface ComposedStory {
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly args: Readonly<Record<string, unknown>>;
  readonly globals: Readonly<Record<string, unknown>>;
  readonly play?: unknown;
  run(context: {
    readonly canvasElement: HTMLElement;
    readonly globals: Readonly<Record<string, unknown>>;
  }): Promise<void>;
}

/** The stories of a file, by their names. */
export function storiesOf(module: StoryModule): readonly (readonly [string, ComposedStory])[] {
  // Storybook types its parts for modules that it transforms itself; it reads nothing else of them than the exports.
  return Object.entries(
    composeStories(module as Parameters<typeof composeStories>[0], project) as Record<string, ComposedStory>,
  );
}

/**
 * Makes the tests of a file of stories: each story is drawn and played in its own direction, or `mirrored`, where it is not
 * about a direction or a language; it comes to the states that it is listed for, and axe finds nothing in it, light or dark.
 */
export function testStories(name: string, module: StoryModule, mirrored = false): void {
  describe(`stories of ${name}`, () => {
    before(async () => {
      await setViewport({ width: 760, height: 1000 });
      // Colors are measured, so nothing may fade.
      await emulateMedia({ reducedMotion: 'reduce' });
    });
    after(async () => {
      await emulateMedia({ reducedMotion: 'no-preference' });
      await setViewport({ width: 800, height: 600 });
      document.documentElement.removeAttribute('style');
    });
    for (const [story, composed] of storiesOf(module)) {
      const own = ownGlobals(module, story);
      const themes = themesOf(own);
      const direction = mirrored ? mirroredDirectionOf(own) : directionOf(own);
      if (direction) {
        it(`${story} shows what it is there for, without a violation in ${themes.join(' and ')}, ${direction}`, async () => {
          const canvas = document.body.appendChild(document.createElement('div'));
          try {
            await composed.run({ canvasElement: canvas, globals: { ...composed.globals, ...own, direction } });
            const element = elementIn(canvas);
            if (element) {
              expect(facetsOf(stateOf(element))).to.include.members(listedFacets(composed));
              const drawn = element.renderRoot.querySelector('.card, .trigger-button');
              expect(drawn?.getAttribute('dir')).to.equal(direction);
            }
            for (const [nth, theme] of themes.entries()) {
              setTheme(theme);
              // Only colors differ from one theme to the next.
              expect(await axeViolations(canvas, nth === 0 ? 'all' : 'colors'), theme).to.deep.equal([]);
              if (element) expect(JSON.stringify(await concealedIn(element)), theme).to.equal(undefined);
            }
          } finally {
            canvas.remove();
          }
        });
      }
    }
  });
}

/** Only colors separate light from dark, so one play serves both; another language changes words, and no color. */
function themesOf(own: object): readonly ('light' | 'dark')[] {
  if ('theme' in own) return own.theme === 'dark' ? ['dark'] : ['light'];
  return 'locale' in own ? ['light'] : ['light', 'dark'];
}

/** A story about a direction or a language is played in that direction, or in that of the language. */
function directionOf(own: object): 'ltr' | 'rtl' {
  if ('direction' in own) return own.direction === 'rtl' ? 'rtl' : 'ltr';
  return 'locale' in own ? directionOfLanguage(own.locale as LanguageTag) : 'ltr';
}

function mirroredDirectionOf(own: object): 'rtl' | undefined {
  return 'direction' in own || 'locale' in own ? undefined : 'rtl';
}

/** A story of the dark page stays dark: what it sets itself is what it is about. */
function ownGlobals(module: StoryModule, story: string): object {
  const annotations = module[story];
  const globals: unknown =
    typeof annotations === 'object' && annotations !== null && 'globals' in annotations
      ? annotations.globals
      : undefined;
  return typeof globals === 'object' && globals !== null ? globals : {};
}

/** The facets that a story says it shows. */
export function listedFacets({ parameters }: ComposedStory): Facet[] {
  // Story parameters are untyped for Storybook; the stories' own type has this one as a list of facets.
  return [...((parameters['shows'] as readonly Facet[] | undefined) ?? [])];
}

/** What a click on the button would be refused for: nothing, on a page that nobody has tampered with. */
async function concealedIn(element: ShareToTikTokElement): Promise<unknown> {
  const state = stateOf(element);
  const card = element.renderRoot.querySelector('.card');
  if (state.phase !== 'editing' || !card) return undefined;
  const { language: tag } = placeOf(element);
  const text = createText(tag, await wordsOf(tag), element.strings);
  return concealedPart(card, viewOf(state).form, text);
}

function elementIn(canvas: HTMLElement): ShareToTikTokElement | null {
  return canvas.querySelector('share-to-tiktok');
}
