import 'share-to-tiktok';
import { createApp, h, markRaw, shallowRef } from 'vue';
import { start } from './page.js';

start((container, first) => {
  const instances = shallowRef(first);
  createApp({
    render: () =>
      instances.value.map(({ on, title, adapter, ...properties }, key) =>
        h('share-to-tiktok', {
          key,
          'post-title': title,
          ...properties,
          adapter: markRaw(adapter),
          ...Object.fromEntries(
            Object.entries(on).map(([name, listener]) => [`on${name[0].toUpperCase()}${name.slice(1)}`, listener]),
          ),
        }),
      ),
  }).mount(container);
  return (next) => {
    instances.value = next;
  };
});
