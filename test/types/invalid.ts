// What the types refuse: each line that is expected to fail does.
import { ShareToTikTokElement } from 'share-to-tiktok';
import type { CreatorInfoData, Phase, ShareToTikTokAdapter } from 'share-to-tiktok';
import { createShareToTikTok, memoryStorage } from 'share-to-tiktok/server.js';

const element = document.createElement('share-to-tiktok');

// @ts-expect-error 'all' is no kind of media; absent means both.
element.accept = 'all';
// @ts-expect-error Direct Post is what an absent mode means.
element.mode = 'direct';
// @ts-expect-error The phase is read-only.
element.phase = 'editing';
// @ts-expect-error There is no such phase.
const phase: Phase = 'ready';
// @ts-expect-error Publishing begins with a person's click.
element.publish();
// @ts-expect-error A boolean, not the text that an attribute would have.
element.unaudited = 'false';
// @ts-expect-error A boolean or 'none', as the only text.
element.trigger = 'modal';
// @ts-expect-error An adapter is an object, not the address of a backend.
element.adapter = '/api/tiktok';
// @ts-expect-error A file input's list is no array.
element.media = document.createElement('input').files;
// @ts-expect-error Prescribed sentences have no key.
element.strings = { declaration: 'By posting, you agree' };
// @ts-expect-error The title is global in HTML; the preset is postTitle.
element.title = 7;

// @ts-expect-error An event of this element has a prefix.
element.addEventListener('published', ({ publishId }: { publishId: string }) => publishId);
// @ts-expect-error The post id comes later, or never.
document.addEventListener('tiktok-published', ({ postId }) => postId.trim());
// @ts-expect-error Fields of events are read-only.
element.addEventListener('tiktok-ready', (event) => (event.username = ''));

// @ts-expect-error Three of the four required methods are missing.
const partial: ShareToTikTokAdapter = { getCreatorInfo: async () => ({}) as CreatorInfoData };
// @ts-expect-error TikTok's field names, not their camel case.
const creator: CreatorInfoData = { creatorUsername: 'maker' };
// @ts-expect-error A tag is a string.
ShareToTikTokElement.define(ShareToTikTokElement);
// @ts-expect-error The backend cannot do without credentials.
createShareToTikTok({ storage: memoryStorage() });

export { creator, partial, phase };
