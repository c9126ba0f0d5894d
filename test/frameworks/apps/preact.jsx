/** @jsxImportSource preact */
import 'share-to-tiktok';
import { render } from 'preact';
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
  const draw = (instances) =>
    render(
      instances.map((props, index) => <Share key={index} {...props} />),
      container,
    );
  draw(first);
  return draw;
});
