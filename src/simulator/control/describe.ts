import type { Fault } from '../faults.js';
import type { Client, Creator, FailReason, InspectedVideo, Post, PostStatus } from '../model.js';
import { coverTimestampOf, postPath } from '../pages/profile.js';
import type { RequestRecord } from '../request-log.js';
import type { WebhookRecord } from '../webhooks.js';
import type { Settings, World } from '../world.js';

/** A post as the control shows it. */
export interface DescribedPost {
  readonly publishId: string;
  readonly clientKey: string;
  readonly creator: string;
  readonly mode: Post['mode'];
  readonly mediaType: Post['mediaType'];
  readonly source: Post['source'];
  readonly createdAt: number;
  readonly status: PostStatus;
  readonly failReason: FailReason | undefined;
  /** `post_info` and `source_info` exactly as they were received. */
  readonly postInfo: Readonly<Record<string, unknown>>;
  readonly sourceInfo: Readonly<Record<string, unknown>>;
  readonly isAigc: boolean;
  readonly uploadedBytes: number;
  readonly downloadedBytes: number;
  readonly files: readonly {
    readonly bytes: number;
    readonly sha256: string;
    readonly contentType: string;
    readonly url: string;
  }[];
  readonly video: InspectedVideo | undefined;
  readonly privacyLevel: string | undefined;
  /** The frame that the profile shows, in milliseconds: the chosen one of a public post, else the first. */
  readonly coverTimestampMs: number;
  /** The 19 digits as text. */
  readonly postId: string | undefined;
  readonly publiclyAvailable: boolean;
  /** The post's own page, once it is published. */
  readonly url: string | undefined;
}

/** Everything in the simulator, without secrets. */
export interface SimulatorState {
  readonly origin: string;
  /** Milliseconds since the epoch on the simulator's clock. */
  readonly now: number;
  readonly currentCreator: string;
  readonly settings: Settings;
  readonly clients: readonly Omit<Client, 'secret'>[];
  readonly creators: readonly Creator[];
  readonly grants: readonly {
    readonly clientKey: string;
    readonly creator: string;
    readonly openId: string;
    readonly scopes: readonly string[];
  }[];
  readonly posts: readonly DescribedPost[];
  readonly faults: readonly Fault[];
  readonly requests: readonly RequestRecord[];
  readonly webhooks: readonly WebhookRecord[];
}

function describePost(world: World, post: Post): DescribedPost {
  const creator = world.creators.get(post.creatorId);
  const path = creator === undefined ? undefined : postPath(creator, post);
  return {
    publishId: post.publishId,
    clientKey: post.clientKey,
    creator: post.creatorId,
    mode: post.mode,
    mediaType: post.mediaType,
    source: post.source,
    createdAt: post.createdAt,
    status: post.status,
    failReason: post.failReason,
    postInfo: post.postInfo,
    sourceInfo: post.sourceInfo,
    isAigc: post.isAigc,
    uploadedBytes: post.uploadedBytes,
    downloadedBytes: post.downloadedBytes,
    files: post.files.map(({ bytes, sha256, contentType }, index) => ({
      bytes,
      sha256,
      contentType,
      url: `${world.origin}/__media/${post.publishId}/${index}`,
    })),
    video: post.video,
    privacyLevel: post.privacyLevel,
    coverTimestampMs: coverTimestampOf(post),
    postId: post.postId?.toString(),
    publiclyAvailable: post.publiclyAvailableAt !== undefined,
    url: path === undefined ? undefined : world.origin + path,
  };
}

/** A copy of the world that holds no secret. */
export function describeWorld(world: World): SimulatorState {
  return structuredClone({
    origin: world.origin,
    now: world.clock.now(),
    currentCreator: world.currentCreator,
    settings: world.settings,
    clients: [...world.clients.values()].map(withoutSecret),
    creators: [...world.creators.values()],
    grants: world.oauth.grants(world.clock.now()).map(({ clientKey, creatorId, openId, scopes }) => ({
      clientKey,
      creator: creatorId,
      openId,
      scopes,
    })),
    posts: [...world.posts.values()].map((post) => describePost(world, post)),
    faults: world.faults.list(),
    requests: world.requests,
    webhooks: world.webhooks.records,
  });
}

function withoutSecret(client: Client): Omit<Client, 'secret'> {
  const { secret, ...others } = client;
  void secret;
  return others;
}
