import 'share-to-tiktok';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { start } from './page.js';

function Share({ on, title, accept, mode, mediaLocked, unaudited, trigger, ...objects }) {
  const listeners = Object.fromEntries(Object.entries(on).map(([name, listener]) => [`on${name}`, listener]));
  return (
    <share-to-tiktok
      post-title={title}
      accept={accept}
      mode={mode}
      mediaLocked={mediaLocked}
      unaudited={unaudited}
      trigger={trigger}
      {...objects}
      {...listeners}
    />
  );
}

start((container, first) => {
  const root = createRoot(container);
  const draw = (instances) =>
    flushSync(() => root.render(instances.map((props, index) => <Share key={index} {...props} />)));
  draw(first);
  return draw;
});
