import type { CallOptions, SendOptions, ShareToTikTokAdapter, UploadChunk } from '../adapter/contract.js';
import type { CreatorInfoData, PostCreatedData, PostStatusData, StagedPhotoData } from '../adapter/replies.js';
import type { CreatePostRequest } from '../wire/post-request.js';

type Method =
  | 'getCreatorInfo'
  | 'connect'
  | 'disconnect'
  | 'createPost'
  | 'uploadChunk'
  | 'stagePhoto'
  | 'getPostStatus'
  | 'cancelPost';

/** What each method gets besides its options. */
interface Arguments {
  getCreatorInfo: undefined;
  connect: undefined;
  disconnect: undefined;
  createPost: CreatePostRequest;
  uploadChunk: UploadChunk;
  stagePhoto: File;
  getPostStatus: string;
  cancelPost: string;
}

/** One call that the element made and that waits for the test's answer. */
export interface FakeCall<M extends Method = Method> {
  readonly method: M;
  readonly argument: Arguments[M];
  readonly signal: AbortSignal;
  /** Reports bytes, for the calls that send any. */
  progress(sentBytes: number): void;
  respondWith(reply: unknown): void;
  rejectWith(reason: unknown): void;
}

interface Waiting {
  readonly method: Method;
  readonly take: (call: FakeCall) => void;
}

/**
 * An adapter that does nothing by itself: a test takes each call with `nextCall` and answers it, so that it reads as a
 * conversation. Calls wait for the test and the test waits for calls; nothing depends on time.
 */
export class FakeAdapter implements ShareToTikTokAdapter {
  /** Every call so far, answered or not, in order. */
  readonly calls: FakeCall[] = [];
  readonly #unclaimed: FakeCall[] = [];
  readonly #waiting: Waiting[] = [];

  /** The oldest call of this method that no test has taken, as soon as there is one. */
  nextCall<M extends Method>(method: M): Promise<FakeCall<M>> {
    const index = this.#unclaimed.findIndex((call) => call.method === method);
    const [call] = index < 0 ? [] : this.#unclaimed.splice(index, 1);
    return new Promise((resolve) => {
      // The method was compared above, and is compared again before `take` is called.
      const take = (taken: FakeCall): void => resolve(taken as FakeCall<M>);
      if (call) take(call);
      else this.#waiting.push({ method, take });
    });
  }

  /** How often a method was called. */
  count(method: Method): number {
    return this.calls.filter((call) => call.method === method).length;
  }

  getCreatorInfo(options: CallOptions): Promise<CreatorInfoData> {
    return this.#call('getCreatorInfo', undefined, options);
  }

  connect(options: CallOptions): Promise<unknown> {
    return this.#call('connect', undefined, options);
  }

  disconnect(options: CallOptions): Promise<unknown> {
    return this.#call('disconnect', undefined, options);
  }

  createPost(request: CreatePostRequest, options: CallOptions): Promise<PostCreatedData> {
    return this.#call('createPost', request, options);
  }

  uploadChunk(chunk: UploadChunk, options: SendOptions): Promise<unknown> {
    return this.#call('uploadChunk', chunk, options);
  }

  stagePhoto(file: File, options: SendOptions): Promise<StagedPhotoData> {
    return this.#call('stagePhoto', file, options);
  }

  getPostStatus(publishId: string, options: CallOptions): Promise<PostStatusData> {
    return this.#call('getPostStatus', publishId, options);
  }

  cancelPost(publishId: string, options: CallOptions): Promise<unknown> {
    return this.#call('cancelPost', publishId, options);
  }

  /** Resolves with whatever the test answers, of the right shape or not. */
  #call<M extends Method>(method: M, argument: Arguments[M], options: CallOptions | SendOptions): Promise<never> {
    return new Promise((resolve, reject) => {
      const call: FakeCall<M> = {
        method,
        argument,
        signal: options.signal,
        progress: (bytes) => ('onProgress' in options ? options.onProgress(bytes) : undefined),
        respondWith: resolve,
        rejectWith: reject,
      };
      this.calls.push(call);
      const index = this.#waiting.findIndex((waiting) => waiting.method === method);
      const [waiting] = index < 0 ? [] : this.#waiting.splice(index, 1);
      if (waiting) waiting.take(call);
      else this.#unclaimed.push(call);
    });
  }
}
