import { ShareError } from '../domain/errors.js';
import type { SendOptions } from './contract.js';
import type { Reply } from './read-answer.js';

export interface BytesToSend {
  readonly method: 'PUT' | 'POST';
  readonly url: string;
  readonly body: Blob;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Sends a blob and reports its progress. It is an `XMLHttpRequest` because `fetch` tells nothing of bytes on their way;
 * the browser streams the blob from disk, so memory stays flat at any size.
 */
export function sendBytes(
  { method, url, body, headers }: BytesToSend,
  { signal, onProgress }: SendOptions,
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const request = new XMLHttpRequest();
    const abort = (): void => request.abort();
    const settle = (finish: () => void): void => {
      signal.removeEventListener('abort', abort);
      finish();
    };
    request.open(method, url);
    request.withCredentials = true;
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () =>
      settle(() =>
        resolve({
          // It follows redirects, unlike the other requests, and what replied is not the backend then.
          status: request.responseURL === url ? request.status : 0,
          text: request.responseText,
          header: (name) => request.getResponseHeader(name),
        }),
      );
    // The browser's own Stop button aborts it too, which is no answer of the backend's.
    request.onerror = request.onabort = () => settle(() => reject(new ShareError('network')));
    signal.addEventListener('abort', abort, { once: true });
    request.send(body);
    onProgress(0);
  });
}
