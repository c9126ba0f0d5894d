import { Refused } from './refusal.js';

/** Waits for an event of an element that `begin` sets going; an `error` event means that it cannot be decoded. */
export function loaded(
  element: HTMLElement,
  event: string,
  begin: () => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const settled = new AbortController();
  return new Promise<void>((resolve, reject) => {
    const once = { once: true, signal: settled.signal };
    element.addEventListener(event, () => resolve(), once);
    element.addEventListener('error', () => reject(new Refused('undecodable')), once);
    signal?.addEventListener('abort', () => reject(signal.reason), once);
    begin();
  }).finally(() => settled.abort());
}

/** Takes a video's source away; without `load()` the browser goes on loading for an element that nobody sees. */
export function unload(video: HTMLVideoElement): void {
  video.removeAttribute('src');
  video.load();
}
