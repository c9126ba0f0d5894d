import type { BootText } from '../text/boot-text.js';
import { placeOf } from '../text/surroundings.js';

/** For English, and for when not even words can be loaded. */
const ENGLISH: BootText = {
  notLoaded: 'This page didn’t load. Check your connection.',
  again: 'Try again',
  reload: 'Reload page',
  close: 'Close',
};

/** The words for a page that is not there; they come beside it, and English stands in for them. */
export async function loadBootText(host: HTMLElement): Promise<BootText> {
  if (placeOf(host).language === 'en') return ENGLISH;
  return import('../text/boot-text.js').then(
    ({ BOOT_TEXT }) => {
      // The place may have changed meanwhile.
      const { language } = placeOf(host);
      return language === 'en' ? ENGLISH : BOOT_TEXT[language];
    },
    () => ENGLISH,
  );
}

/** Stands where the page will be, until its code is loaded. */
export function waitingView(host: HTMLElement): HTMLElement {
  const box = bootCard(host);
  box.ariaBusy = 'true';
  return box;
}

/** A card, and what puts it into the language of its place. */
interface SpokenCard {
  readonly card: HTMLElement;
  readonly follow: () => Promise<void>;
}

/**
 * Says that the code of the page could not be loaded, and offers to try again. Chromium does not fetch a module again that it
 * could not fetch once, so after a second failure the way out is to reload.
 */
export function notLoadedView(host: HTMLElement, failures: number, tryAgain: () => void): SpokenCard {
  const card = bootCard(host);
  const sentence = document.createElement('p');
  sentence.role = 'alert';
  const button = document.createElement('button');
  button.type = 'button';
  button.addEventListener('click', failures > 1 ? () => location.reload() : tryAgain);
  card.append(sentence, button);
  const follow = async (): Promise<void> => {
    const text = await loadBootText(host);
    const { language, direction } = placeOf(host);
    card.lang = text === ENGLISH ? 'en' : language;
    card.dir = direction;
    sentence.textContent = text.notLoaded;
    button.textContent = failures > 1 ? text.reload : text.again;
  };
  return { card, follow };
}

function bootCard(host: HTMLElement): HTMLElement {
  const box = document.createElement('div');
  box.className = 'boot';
  box.setAttribute('part', 'card');
  box.toggleAttribute('data-auto', isAutoScheme(host));
  return box;
}

/** The page around the element says nothing about light and dark, so the user's own preference decides. */
export function isAutoScheme(host: HTMLElement): boolean {
  return getComputedStyle(host).colorScheme === 'normal';
}
