import 'share-to-tiktok';
import '@hotwired/turbo';
import { adapter, behavior, calls } from './adapter.js';
import { EVENTS } from './page.js';

const heard = [];
for (const name of EVENTS) document.addEventListener(name, () => heard.push(name));

const elements = () => [...document.querySelectorAll('share-to-tiktok')];

// A page from Turbo's cache has new elements, which know their attributes alone.
document.addEventListener('turbo:load', () => {
  for (const element of elements()) element.adapter = adapter;
});

window.app = {
  calls,
  behavior,
  heard,
  async preset() {
    const bytes = await (await fetch('/clip.mp4')).arrayBuffer();
    for (const element of elements()) element.media = new File([bytes], 'clip.mp4', { type: 'video/mp4' });
  },
};
