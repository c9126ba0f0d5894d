import type {} from 'share-to-tiktok/react-18';

export const valid = (
  <share-to-tiktok
    className="share"
    endpoint="/api/tiktok"
    accept="video"
    unaudited=""
    ref={(element) => element?.reset()}
  />
);
// @ts-expect-error React 18 would write the text "false", which counts as true.
export const flag = <share-to-tiktok unaudited={false} />;
// @ts-expect-error React 18 would write "[object Object]": objects go through a ref.
export const object = <share-to-tiktok adapter={{}} />;
