import { expect, userEvent, waitFor, within } from 'storybook/test';
import type { PrivacyLevel } from '../../src/domain/creator.js';
import { PRESCRIBED } from '../../src/domain/prescribed.js';
import type { PrescribedKey } from '../../src/domain/prescribed.js';
import type { ComposerState } from '../../src/composer/state.js';
import { ShareToTikTokElement } from '../../src/share-to-tiktok.element.js';
import { chooseFor, stateOf, whenState } from './stage.js';
import { wordsOf } from '../../src/testing/words.js';
import { placeOf } from '../../src/text/surroundings.js';
import { createText } from '../../src/text/text.js';
import type { Text } from '../../src/text/text.js';
import { whenStaged } from './scene.js';

/** The page of a story as its play function sees it: by roles and names, in the language that the page has. */
export interface Page {
  readonly element: ShareToTikTokElement;
  readonly text: Text;
  readonly state: () => ComposerState;
  /** The control or landmark with this role and accessible name; fails when there is none, or more than one. */
  readonly get: (role: string, name: string) => HTMLElement;
  /** The same, or `null` when it is not on the page. */
  readonly query: (role: string, name: string) => HTMLElement | null;
  /** The choices of the privacy field, by their names, in their order. */
  readonly options: () => Promise<readonly HTMLElement[]>;
  readonly click: (control: HTMLElement) => Promise<void>;
  /** Chooses who can view the post; a script's click would choose nothing. */
  readonly choose: (level: PrivacyLevel) => Promise<void>;
  /** What the tooltip says when the pointer rests on a control; the control itself is its trigger. */
  readonly promptOn: (control: HTMLElement) => Promise<string>;
  /** Passes as soon as this sentence stands on the page. */
  readonly shows: (sentence: string) => Promise<void>;
  readonly hides: (sentence: string) => Promise<void>;
  /** The same for a sentence that TikTok prescribes, which has to be marked as English too. */
  readonly showsPrescribed: (key: PrescribedKey) => Promise<void>;
  readonly hidesPrescribed: (key: PrescribedKey) => Promise<void>;
}

/** The page of a story, as soon as its scene is set and the state fits. */
export async function pageOf(
  canvas: HTMLElement,
  fits: (state: ComposerState) => boolean = ({ phase }) => phase !== 'loading',
): Promise<Page> {
  const element = canvas.querySelector('share-to-tiktok');
  if (!(element instanceof ShareToTikTokElement)) throw new Error('The story has no element.');
  await whenStaged(element);
  await whenState(element, fits);
  const { language } = placeOf(element);
  const text = createText(language, await wordsOf(language), element.strings);
  await waitFor(() => expect(cardOf(element).lang).toBe(language));
  return pageOn(element, text);
}

function cardOf(element: ShareToTikTokElement): HTMLElement {
  const card = element.renderRoot.querySelector('.card');
  if (!(card instanceof HTMLElement)) throw new Error('The element has not drawn its page.');
  return card;
}

function pageOn(element: ShareToTikTokElement, text: Text): Page {
  const root = within(cardOf(element));
  const get = (role: string, name: string): HTMLElement => root.getByRole(role, { name });
  const query = (role: string, name: string): HTMLElement | null => root.queryByRole(role, { name });
  const click = async (control: HTMLElement): Promise<void> => {
    await userEvent.click(control);
    await element.updateComplete;
  };
  const options = async (): Promise<readonly HTMLElement[]> => {
    const combobox = get('combobox', text.say('privacy.label'));
    if (combobox.ariaExpanded !== 'true') await click(combobox);
    return root.getAllByRole('option');
  };
  const sentences = (): string => visibleText(cardOf(element));
  const shows = (sentence: string) => waitFor(() => expect(sentences()).toContain(spaced(sentence)));
  const hides = (sentence: string) => waitFor(() => expect(sentences()).not.toContain(spaced(sentence)));
  return {
    element,
    text,
    state: () => stateOf(element),
    get,
    query,
    click,
    options,
    choose: (value) => chooseFor(element, { field: 'privacy', value }),
    promptOn: async (control) => {
      await userEvent.hover(control);
      return waitFor(() => {
        const tip = cardOf(element).querySelector('.c-tip:popover-open');
        if (!tip) throw new Error('No tooltip shows.');
        return spaced(tip.textContent);
      });
    },
    shows,
    hides,
    showsPrescribed: async (key) => {
      await shows(PRESCRIBED[key]);
      const marked = [...cardOf(element).querySelectorAll('[lang="en"]')].map((each) => spaced(each.textContent));
      await expect(marked).toContain(PRESCRIBED[key]);
    },
    hidesPrescribed: (key) => hides(PRESCRIBED[key]),
  };
}

/** The reason and the help that a control is described by. */
export function describedBy(control: HTMLElement): string {
  const root = control.getRootNode();
  const ids = control.getAttribute('aria-describedby')?.split(' ') ?? [];
  if (!(root instanceof ShadowRoot)) return '';
  return ids.map((id) => spaced(root.getElementById(id)?.textContent ?? '')).join(' ');
}

function visibleText(card: HTMLElement): string {
  return spaced(card.innerText);
}

function spaced(text: string | null): string {
  return (text ?? '').replace(/\s+/g, ' ').trim();
}

/** Takes an element out of the document and brings it back, as a router does. */
export async function comeBack(element: HTMLElement): Promise<void> {
  const place = document.createComment('');
  element.replaceWith(place);
  await Promise.resolve();
  place.replaceWith(element);
}
