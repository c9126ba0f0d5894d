import { page, text, type Answer, type SimulatorRequest } from '../http.js';
import type { Creator, Post } from '../model.js';
import { lockedInteractions } from '../posting/post-info.js';
import type { World } from '../world.js';
import { documentPage, markup, type Html } from './html.js';

const PRIVACY_LABELS: Readonly<Record<string, string>> = {
  PUBLIC_TO_EVERYONE: 'Everyone',
  MUTUAL_FOLLOW_FRIENDS: 'Friends',
  FOLLOWER_OF_CREATOR: 'Followers',
  SELF_ONLY: 'Only me',
};

function textOf(post: Post, name: string): string {
  const value = post.postInfo[name];
  return typeof value === 'string' ? value : '';
}

/** Path of a post's own page, once it has an id. */
export function postPath(creator: Creator, post: Post): string | undefined {
  if (post.postId === undefined) return undefined;
  return `/@${creator.username}/${post.mediaType === 'photo' ? 'photo' : 'video'}/${post.postId}`;
}

/**
 * The frame that stands for a video until it plays, in milliseconds. TikTok uses the chosen one for public posts only (one
 * public observation), and the first frame where the choice lies outside the video ("Direct Post").
 */
export function coverTimestampOf({ postInfo, privacyLevel, video }: Post): number {
  const chosen = postInfo['video_cover_timestamp_ms'];
  if (typeof chosen !== 'number' || privacyLevel !== 'PUBLIC_TO_EVERYONE') return 0;
  return chosen >= 0 && chosen <= (video?.durationMs ?? 0) ? chosen : 0;
}

function media(post: Post, controls: boolean): Html {
  if (post.mediaType === 'photo')
    return markup`<div class="photos">
      ${orderedPhotos(post).map((index, position) => markup`<img src="/__media/${post.publishId}/${index}" alt="Photo ${position + 1} of ${post.files.length}" />`)}
    </div>`;
  if (post.files.length === 0) return markup`<p class="quiet">The video is not here yet.</p>`;
  return markup`<video
    src="/__media/${post.publishId}/0#t=${coverTimestampOf(post) / 1000}"
    preload="metadata"
    playsinline
    ${controls && markup`controls`}
    aria-label="The posted video"
  ></video>`;
}

/** The cover comes first. */
function orderedPhotos(post: Post): readonly number[] {
  const cover = Number(post.sourceInfo['photo_cover_index'] ?? 0);
  const indexes = post.files.map((_file, index) => index);
  return [...indexes.filter((index) => index === cover), ...indexes.filter((index) => index !== cover)];
}

function commercialLabel(post: Post): string | undefined {
  if (post.postInfo['brand_content_toggle'] === true) return 'Paid partnership';
  return post.postInfo['brand_organic_toggle'] === true ? 'Promotional content' : undefined;
}

/** What holds for the post: what it asked for, and what the creator's own settings turn off. */
function interactions(creator: Creator, post: Post): readonly string[] {
  const locked = lockedInteractions(creator);
  const names = post.mediaType === 'photo' ? (['comment'] as const) : (['comment', 'duet', 'stitch'] as const);
  return names.map((name) => {
    const off = locked[name] || post.postInfo[`disable_${name}`] === true;
    return `${name[0]?.toUpperCase()}${name.slice(1)} ${off ? 'off' : 'allowed'}`;
  });
}

function labels(creator: Creator, post: Post): Html {
  const visible = post.privacyLevel === 'PUBLIC_TO_EVERYONE';
  const commercial = commercialLabel(post);
  const privacy = PRIVACY_LABELS[post.privacyLevel ?? ''] ?? post.privacyLevel ?? 'Not posted';
  return markup`<ul class="labels">
    <li ${!visible && markup`class="warn"`}>${visible ? privacy : `Not public: ${privacy}`}</li>
    ${visible && post.publiclyAvailableAt === undefined && markup`<li class="warn">In review</li>`}
    ${commercial && markup`<li>${commercial}</li>`} ${post.isAigc && markup`<li>Creator labeled as AI-generated</li>`}
    ${interactions(creator, post).map((mark) => markup`<li>${mark}</li>`)}
    ${post.mediaType === 'photo' && post.postInfo['auto_add_music'] === true && markup`<li>Music added automatically</li>`}
  </ul>`;
}

function article(creator: Creator, post: Post, own: boolean): Html {
  const path = postPath(creator, post);
  const title = textOf(post, 'title');
  const description = textOf(post, 'description');
  return markup`<article class="card post">
    ${media(post, true)} ${title !== '' && markup`<p class="caption strong" dir="auto">${title}</p>`}
    ${description !== '' && markup`<p class="caption" dir="auto">${description}</p>`} ${labels(creator, post)}
    ${own && path !== undefined && markup`<a href="${path}">Open this post</a>`}
  </article>`;
}

function draft(post: Post): Html {
  return markup`<article class="card post">
    ${media(post, true)}
    <p class="caption" dir="auto">${textOf(post, 'title')}</p>
    <ul class="labels">
      <li class="warn">Draft, waiting to be posted in TikTok</li>
    </ul>
  </article>`;
}

function unfinished(post: Post): Html {
  const reason = post.failReason === undefined ? '' : `: ${post.failReason}`;
  return markup`<tr>
    <td><code>${post.publishId}</code></td>
    <td>${post.status}${reason}</td>
  </tr>`;
}

function frame(creator: Creator, title: string, content: Html): Answer {
  return page(
    200,
    documentPage(
      title,
      markup`<main class="wide">
        <header class="person card">
          <img src="/__assets/avatar/${creator.id}.svg" alt="" width="72" height="72" />
          <div>
            <h1><bdi>${creator.nickname}</bdi></h1>
            <a href="/@${creator.username}">@${creator.username}</a>
            <p class="badge">
              Simulated TikTok · the creator's own view ·
              ${creator.privateAccount ? 'private account' : 'public account'}
            </p>
          </div>
        </header>
        ${content}
      </main>`,
    ),
  );
}

function profile(world: World, creator: Creator): Answer {
  const posts = [...world.posts.values()].filter(({ creatorId }) => creatorId === creator.id).reverse();
  const published = posts.filter(({ status }) => status === 'PUBLISH_COMPLETE');
  const drafts = posts.filter(({ status }) => status === 'SEND_TO_USER_INBOX');
  const others = posts.filter((post) => !published.includes(post) && !drafts.includes(post));
  return frame(
    creator,
    `${creator.nickname} (@${creator.username})`,
    markup`<section>
        <h2>Posts</h2>
        ${
          published.length === 0
            ? markup`<p class="quiet">Nothing has been posted yet.</p>`
            : markup`<div class="posts">${published.map((post) => article(creator, post, true))}</div>`
        }
      </section>
      ${
        drafts.length > 0 &&
        markup`<section>
          <h2>Inbox drafts</h2>
          <div class="posts">${drafts.map(draft)}</div>
        </section>`
      }
      ${
        others.length > 0 &&
        markup`<section>
          <h2>Under way or failed</h2>
          <div class="scroll card">
            <table>
              <tbody>
                ${others.map(unfinished)}
              </tbody>
            </table>
          </div>
        </section>`
      }`,
  );
}

/** `/@handle`, `/@handle/video/<id>` and `/@handle/photo/<id>`: what the creator sees of their own account. */
export function serveProfile(world: World, request: SimulatorRequest): Answer {
  const [, username = '', kind, id] = /^\/@([^/]+)(?:\/(video|photo)\/(\d+))?\/?$/.exec(request.path) ?? [];
  const creator = [...world.creators.values()].find((candidate) => candidate.username === username);
  if (creator === undefined) return text(404, 'No such account.');
  if (kind === undefined) return profile(world, creator);
  const post = [...world.posts.values()].find(
    (candidate) =>
      candidate.creatorId === creator.id && candidate.mediaType === kind && candidate.postId?.toString() === id,
  );
  if (post === undefined || post.status !== 'PUBLISH_COMPLETE') return text(404, 'No such post.');
  return frame(creator, textOf(post, 'title') || `A post by @${creator.username}`, article(creator, post, false));
}
