import 'share-to-tiktok';
import { start } from './page.js';

/** As htmx does: the page's fragment is swapped as text, and what is no text is set once the new nodes are there. */
start((container, first) => {
  let shown = '';
  const draw = (instances) => {
    const fragment = instances
      .map(
        ({ title, accept, mode, mediaLocked, unaudited, trigger }) =>
          `<share-to-tiktok post-title="${title}" ${accept ? `accept="${accept}"` : ''} ${mode ? `mode="${mode}"` : ''}
            ${mediaLocked ? 'media-locked' : ''} ${unaudited ? 'unaudited' : ''} ${trigger ? 'trigger' : ''}></share-to-tiktok>`,
      )
      .join('');
    if (fragment !== shown) container.innerHTML = shown = fragment;
    [...container.children].forEach((element, index) => {
      const { adapter, media, strings, on } = instances[index];
      Object.assign(element, { adapter, media, strings });
      for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
    });
  };
  draw(first);
  return draw;
});
