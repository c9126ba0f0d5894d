import 'share-to-tiktok';
import { flushSync, mount } from 'svelte';
import { writable, fromStore } from 'svelte/store';
import { start } from './page.js';
import Share from './Share.svelte';

start((target, first) => {
  const store = writable(first);
  const current = fromStore(store);
  mount(Share, { target, props: { instances: () => current.current } });
  return (next) => {
    store.set(next);
    flushSync();
  };
});
