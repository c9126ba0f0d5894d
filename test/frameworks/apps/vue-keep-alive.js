import 'share-to-tiktok';
import { createApp, h, KeepAlive, markRaw, shallowRef } from 'vue';
import { start } from './page.js';

const Share = {
  props: ['instance'],
  setup: (props) => () =>
    h('share-to-tiktok', {
      adapter: markRaw(props.instance.adapter),
      media: props.instance.media,
      'onTiktok-progress': props.instance.on['tiktok-progress'],
    }),
};
const Other = { render: () => h('p', 'Another view') };

/** Two views of a site, of which the one that is not shown is kept; no instance stands for the other view. */
start((container, first) => {
  const instance = shallowRef(first[0]);
  createApp({
    render: () => h(KeepAlive, null, [instance.value ? h(Share, { instance: instance.value }) : h(Other)]),
  }).mount(container);
  return ([next]) => {
    instance.value = next;
  };
});
