import { orInstall } from '../runtime/optional-peer.js';
import type { PhotoStore } from './photo-store.js';

export type S3PhotosOptions = {
  /** Address of the bucket, with a prefix where there is one and a slash at the end, such as `https://s3.example.com/bucket/photos/`. */
  readonly bucketUrl: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** Default: `auto`, which object storages other than Amazon's take. */
  readonly region?: string;
} & (
  | {
      /** Where everybody can read the bucket's prefix, with a slash at the end. It must be verified with TikTok. */
      readonly publicBaseUrl?: string;
      readonly presigned?: false;
    }
  /** TikTok gets an address of the bucket that is signed for one photo and expires. The bucket's address must be verified with TikTok. */
  | { readonly presigned: true; readonly publicBaseUrl?: undefined }
);

/**
 * Keeps photos in an object storage that speaks S3, for many machines, through the package `aws4fetch`. Photos that nobody
 * posts are for a lifecycle rule of the bucket to delete.
 */
export function s3Photos(options: S3PhotosOptions): PhotoStore {
  const { bucketUrl, publicBaseUrl, presigned, region = 'auto', ...credentials } = options;
  for (const [name, url] of Object.entries({ bucketUrl, publicBaseUrl })) {
    if (url !== undefined && !(URL.canParse(url) && url.endsWith('/'))) {
      throw new TypeError(`${name} must be an address with a slash at the end.`);
    }
  }
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;

  const sign = async (method: string, url: string, signQuery: boolean) => {
    // Loaded here, so that hosts without it do not need the package; webpack would refuse to build without it.
    const { AwsV4Signer } = await import(/* webpackIgnore: true */ 'aws4fetch').catch(
      orInstall('s3Photos', 'aws4fetch'),
    );
    const given = { accessKeyId, secretAccessKey, ...(sessionToken ? { sessionToken } : {}) };
    // The body is not part of the signature: it is passed on as it comes in.
    return new AwsV4Signer({ ...given, method, url, service: 's3', region, signQuery }).sign();
  };
  const send = async (method: string, name: string, more: RequestInit & { readonly duplex?: 'half' } = {}) => {
    const { url, headers } = await sign(method, bucketUrl + name, false);
    for (const [header, value] of Object.entries(more.headers ?? {})) headers.set(header, String(value));
    const reply = await fetch(url, { ...more, method, headers, redirect: 'error' });
    if (reply.ok || reply.status === 404) return reply;
    await reply.body?.cancel();
    throw new Error(`The object storage replied to ${method} with ${reply.status}.`);
  };

  return {
    async put(name, { contentType, bytes, body }) {
      const headers = { 'content-type': contentType, 'content-length': String(bytes) };
      const reply = await send('PUT', name, { body, headers, duplex: 'half' });
      await reply.body?.cancel();
      if (!reply.ok) throw new Error('The bucket does not exist.');
    },
    async get(name) {
      const reply = await send('GET', name);
      if (reply.ok && reply.body) return reply.body;
      await reply.body?.cancel();
      return undefined;
    },
    async delete(name) {
      await (await send('DELETE', name)).body?.cancel();
    },
    ...(publicBaseUrl === undefined ? {} : { urlOf: async (name) => publicBaseUrl + name }),
    ...(presigned
      ? {
          async urlOf(name, expiresInMs) {
            const seconds = Math.ceil(expiresInMs / 1000);
            return String((await sign('GET', `${bucketUrl}${name}?X-Amz-Expires=${seconds}`, true)).url);
          },
        }
      : {}),
  };
}
