import 'share-to-tiktok';
import { createSignal, Index } from 'solid-js';
import { render } from 'solid-js/web';
import { start } from './page.js';

start((container, first) => {
  const [instances, setInstances] = createSignal(first);
  render(
    () => (
      <Index each={instances()}>
        {(props) => (
          <share-to-tiktok
            attr:post-title={props().title}
            prop:accept={props().accept}
            prop:mode={props().mode}
            prop:mediaLocked={props().mediaLocked}
            prop:unaudited={props().unaudited}
            prop:trigger={props().trigger}
            prop:adapter={props().adapter}
            prop:media={props().media}
            prop:strings={props().strings}
            on:tiktok-ready={props().on['tiktok-ready']}
            on:tiktok-draft-change={props().on['tiktok-draft-change']}
            on:tiktok-before-publish={props().on['tiktok-before-publish']}
            on:tiktok-progress={props().on['tiktok-progress']}
            on:tiktok-status={props().on['tiktok-status']}
            on:tiktok-published={props().on['tiktok-published']}
            on:tiktok-error={props().on['tiktok-error']}
            on:tiktok-open={props().on['tiktok-open']}
            on:tiktok-close={props().on['tiktok-close']}
          />
        )}
      </Index>
    ),
    container,
  );
  return setInstances;
});
