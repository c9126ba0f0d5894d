import type {} from 'share-to-tiktok/react-18';

export const valid = (
  <share-to-tiktok
    className="share"
    endpoint="/api/tiktok"
    accept="video"
    unaudited=""
    trigger="none"
    ref={(element) => element?.reset()}
  />
);
// @ts-expect-error React 18 would write the text "false", which counts as true.
export const flag = <share-to-tiktok unaudited={false} />;
// @ts-expect-error The same for a frame of another origin, which "false" is not meant to allow.
export const framing = <share-to-tiktok allow-framing={false} />;
// @ts-expect-error The same for a draft that is to be kept.
export const forgetting = <share-to-tiktok forget-draft={false} />;
// @ts-expect-error The same for the dialog.
export const dialog = <share-to-tiktok trigger={false} />;
// @ts-expect-error React 18 would write "[object Object]": objects go through a ref.
export const object = <share-to-tiktok adapter={{}} />;
