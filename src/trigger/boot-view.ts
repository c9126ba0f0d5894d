import { bootText } from '../text/boot-text.js';
import { directionOf, languageOf } from '../text/surroundings.js';

/** Keeps room for the page until its code is loaded. */
export function waitingView(): HTMLElement {
  const box = document.createElement('div');
  box.className = 'boot';
  box.ariaBusy = 'true';
  return box;
}

/**
 * Says that the code of the page could not be loaded, and offers to try again. Chromium does not fetch a module again that it
 * could not fetch once, so after a second failure the way out is to reload.
 */
export function notLoadedView(host: HTMLElement, failures: number, tryAgain: () => void): HTMLElement {
  const language = languageOf(host);
  const { notLoaded, again, reload } = bootText(language);
  const box = document.createElement('div');
  box.className = 'boot';
  box.part.add('card');
  box.lang = language;
  box.dir = directionOf(host);
  // The page around the element says nothing about light and dark, so the user's own preference decides.
  box.toggleAttribute('data-auto', getComputedStyle(host).colorScheme === 'normal');
  const sentence = document.createElement('p');
  sentence.role = 'alert';
  sentence.textContent = notLoaded;
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = failures > 1 ? reload : again;
  button.addEventListener('click', failures > 1 ? () => location.reload() : tryAgain);
  box.append(sentence, button);
  return box;
}
