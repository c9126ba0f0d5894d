import 'share-to-tiktok';
import { StrictMode, useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { start } from './page.js';

/** React 18 writes attributes only: objects and listeners go through a ref. */
function Share({ on, title, accept, mode, mediaLocked, unaudited, trigger, adapter, media, strings }) {
  const ref = useRef(null);
  useEffect(() => {
    Object.assign(ref.current, { adapter, media, strings });
  }, [adapter, media, strings]);
  useEffect(() => {
    const element = ref.current;
    for (const [name, listener] of Object.entries(on)) element.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(on)) element.removeEventListener(name, listener);
    };
  }, [on]);
  return (
    <share-to-tiktok
      ref={ref}
      post-title={title}
      accept={accept}
      mode={mode}
      media-locked={mediaLocked ? '' : undefined}
      unaudited={unaudited ? '' : undefined}
      trigger={trigger ? '' : undefined}
    />
  );
}

start((container, first) => {
  const root = createRoot(container);
  const draw = (instances) =>
    flushSync(() =>
      root.render(
        <StrictMode>
          {instances.map((props, index) => (
            <Share key={index} {...props} />
          ))}
        </StrictMode>,
      ),
    );
  draw(first);
  return draw;
});
