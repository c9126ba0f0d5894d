import { expect } from '@open-wc/testing';
import { ShareError } from '../../../src/domain/errors.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { completeDraft, creator, draft, photos, video, videoFacts } from '../../../src/testing/builders.js';
import {
  blocked,
  creating,
  disconnected,
  editing,
  failed,
  interrupted,
  loading,
  page,
  processing,
  published,
  reading,
  request,
  sending,
  staging,
  uploading,
} from '../../../src/testing/states.js';
import { composer } from '../ui/helpers.js';

const idle = { kind: 'idle' } as const;
const beingRead = reading('clip.mp4');
const refused = { kind: 'refused', refusal: { kind: 'unusable', reason: 'damaged', name: 'clip.mp4' } } as const;
const network = new ShareError('network');
const complete = completeDraft();
const clip = video({ facts: videoFacts({ name: 'clip.mp4', durationSeconds: 3 }) });
const long = video({ facts: videoFacts({ name: 'long.mp4', durationSeconds: 800 }) });
const running = (sent: number) => uploading(sending({ sentBytes: sent, totalBytes: 1000 }));
const held = (flow: Parameters<typeof sending>[0]) => uploading(sending({ sentBytes: 300, totalBytes: 1000, ...flow }));
const handingOver = uploading(creating());
const untimed = { ...interrupted().saved, expiresAt: undefined };
const OPEN = 'View on TikTok';

/** Every kind of change that the union of states can make, and all that is said about it. */
const CHANGES: readonly (readonly [change: string, from: ComposerState, to: ComposerState, said: string])[] = [
  ['loading begins', failed(), loading({ creator: creator() }), 'Loading your TikTok account…'],
  ['TikTok answers', loading(), editing(), 'Posting as Ada Lovelace'],
  [
    'TikTok answers while a file is read',
    loading({ importState: beingRead }),
    editing({ importState: beingRead }),
    'Posting as Ada Lovelace',
  ],
  [
    'a file is read while TikTok is asked',
    loading({ importState: beingRead }),
    loading({ draft: draft({ media: clip }) }),
    'clip.mp4. 0:03',
  ],
  ['no account', loading(), disconnected(), 'Connect your TikTok account'],
  [
    'the window opens',
    disconnected(),
    disconnected({ link: { kind: 'connecting', switching: false } }),
    'Continue in the TikTok window…',
  ],
  [
    'the window is blocked',
    disconnected({ link: { kind: 'connecting', switching: false } }),
    disconnected({ link: { kind: 'failed', error: new ShareError('popup_blocked') } }),
    'Your browser blocked the TikTok window. Allow pop-ups for this site and try again.',
  ],
  [
    'the creator cannot post',
    loading(),
    blocked(),
    'You can’t post right now. Try again later. You reached today’s limit for posts from other apps. Try again later, or post in the TikTok app.',
  ],
  ['an edit', editing(), editing({ draft: complete }), ''],
  ['a file is being read', editing(), editing({ importState: beingRead }), 'Reading clip.mp4…'],
  [
    'a video has been read',
    editing({ importState: beingRead }),
    editing({ draft: draft({ media: clip }), importState: idle }),
    'clip.mp4. 0:03',
  ],
  [
    'a video has been read that TikTok would refuse',
    editing({ importState: beingRead }),
    editing({ draft: draft({ media: long }), importState: idle }),
    'long.mp4. 13:20. This video is 13 minutes 20 seconds long. Your account can post up to 10 minutes. Shorten it and try again.',
  ],
  [
    'photos have been read',
    editing({ importState: beingRead }),
    editing({ draft: draft({ media: photos(3) }), importState: idle }),
    'photo-3.jpg. Photo 3 of 3',
  ],
  [
    'a file is refused',
    editing({ importState: beingRead }),
    editing({ importState: refused }),
    'clip.mp4 is damaged. Export or download it again.',
  ],
  [
    'conversions are offered',
    editing({ importState: beingRead }),
    editing({
      importState: {
        kind: 'offered',
        request: request('a.png'),
        entries: [],
        offers: [
          { kind: 'convert', name: 'a.png' },
          { kind: 'scale', name: 'b.jpg' },
        ],
      },
    }),
    'TikTok supports JPEG and WebP. Convert a.png to JPEG? b.jpg is larger than 1080p.',
  ],
  ['reading is given up', editing({ importState: beingRead }), editing({ importState: idle }), ''],
  ['the media is removed', editing({ draft: complete }), editing({ draft: draft() }), ''],
  [
    'the account changed',
    loading({ creator: creator() }),
    editing({ notice: 'account-changed' }),
    'Your account changed. Choose again who can view this post.',
  ],
  [
    'the post changed as it was agreed to',
    editing({ draft: complete }),
    editing({ draft: complete, notice: 'consent-voided' }),
    'Your post changed, so it wasn’t sent. Review it and post again.',
  ],
  ['a notice goes', editing({ notice: 'consent-voided' }), editing({ draft: complete }), ''],
  ['the upload begins', editing({ draft: complete }), handingOver, 'Uploading to TikTok'],
  ['the first byte is due', handingOver, running(0), 'Uploading, 0%'],
  ['within a quarter', running(260), running(490), ''],
  ['a quarter is passed', running(490), running(510), 'Uploading, 50%'],
  ['paused', running(300), held({ flow: { kind: 'paused', by: 'user' } }), 'Paused'],
  ['resumed', held({ flow: { kind: 'paused', by: 'user' } }), running(300), 'Uploading, 25%'],
  ['the connection drops', running(300), held({ flow: { kind: 'retrying' } }), 'The connection dropped. Trying again…'],
  [
    'it stays away',
    held({ flow: { kind: 'retrying' } }),
    held({ flow: { kind: 'troubled', error: network } }),
    'Upload paused. You seem to be offline. Check your connection and try again.',
  ],
  ['photos are staged', uploading(staging([1, 1])), handingOver, 'Sending to TikTok'],
  ['canceled', running(300), editing({ draft: complete, notice: 'canceled' }), 'Upload canceled. Nothing was posted.'],
  ['all has been sent', running(1000), processing(), 'Processing on TikTok'],
  [
    'it takes long',
    processing(),
    processing({ delay: 'slow' }),
    'This is taking longer than usual. We’ll keep checking.',
  ],
  [
    'no answer',
    processing(),
    processing({ delay: 'unanswered' }),
    'We can’t reach TikTok right now. We’ll keep checking.',
  ],
  ['an answer again', processing({ delay: 'unanswered' }), processing(), 'Processing on TikTok'],
  ['posted', processing(), published({ kind: 'public', postId: '1' }), `Posted to TikTok. ${OPEN}`],
  [
    'posted, in review',
    processing(),
    published({ kind: 'in-review', stillAsking: true }),
    'Posted to TikTok. The link will appear here after TikTok reviews your post.',
  ],
  [
    'the link is there',
    published({ kind: 'in-review', stillAsking: true }),
    published({ kind: 'public', postId: '1' }),
    `Posted to TikTok. ${OPEN}`,
  ],
  [
    'the link does not come',
    published({ kind: 'in-review', stillAsking: true }),
    published({ kind: 'in-review', stillAsking: false }),
    'Posted to TikTok. TikTok is still reviewing your post. Find it on your profile.',
  ],
  [
    'posted for few',
    processing(),
    published({ kind: 'not-public' }),
    'Posted to TikTok. Only public posts have a link. Find this post on your profile.',
  ],
  [
    'sent to the inbox',
    processing(),
    published({ kind: 'inbox' }),
    'Sent to your TikTok inbox. Open the notification in your TikTok app to finish your post.',
  ],
  [
    'refused by TikTok',
    processing(),
    failed({ kind: 'refused', reason: 'spam_risk_text' }),
    'Couldn’t post. Your text may violate TikTok’s Community Guidelines. Edit it and try again.',
  ],
  [
    'another file is chosen again for an interrupted post',
    interrupted({ file: 'checking' }),
    interrupted({ file: 'refused' }),
    'That’s a different file. Select harbor.mp4.',
  ],
  ['a file is chosen again', interrupted({ file: 'refused' }), interrupted({ file: 'checking' }), 'Checking the file…'],
  [
    'the file is the one of the interrupted post',
    interrupted({ file: 'checking', saved: untimed }),
    interrupted({ file: 'kept', saved: untimed }),
    'Continue',
  ],
  [
    'a post that a reset has put aside is on TikTok',
    editing({ page: page({ earlier: [processing()] }) }),
    editing({ page: page({ earlier: [published()] }) }),
    'Your earlier post is on TikTok.',
  ],
  [
    'one of two is not',
    loading({ page: page({ earlier: [published(), running(300)] }) }),
    loading({ page: page({ earlier: [published(), failed()] }) }),
    'Your earlier post couldn’t be posted.',
  ],
  [
    'one ends while another is under way',
    uploading(staging([0.3]), undefined, { page: page({ earlier: [processing()] }) }),
    uploading(staging([0.3]), undefined, { page: page({ earlier: [published()] }) }),
    'Your earlier post is on TikTok.',
  ],
  [
    'one ends as another does',
    uploading(staging([0.3]), undefined, { page: page({ earlier: [processing()] }) }),
    published(undefined, undefined, { page: page({ earlier: [published()] }) }),
    'Posted to TikTok. View on TikTok. Your earlier post is on TikTok.',
  ],
  [
    'one that has ended is put away',
    editing({ page: page({ earlier: [published(), processing()] }) }),
    editing({ page: page({ earlier: [processing()] }) }),
    '',
  ],
  ['not sent', running(300), failed(), 'Couldn’t post. You seem to be offline. Check your connection and try again.'],
];

describe('one change of the state', () => {
  for (const [change, from, to, said] of CHANGES) {
    it(`is said once and in full, or not at all where it is the user's own: ${change}`, async () => {
      const host = await composer({ state: from });
      const region = host.find('[role=status]');
      expect(region.textContent).to.equal('');
      const heard: (string | null)[] = [];
      const observer = new MutationObserver((records) => heard.push(...records.map(() => region.textContent)));
      observer.observe(region, { childList: true, characterData: true, subtree: true });
      await host.set({ state: to });
      await host.set({});
      await host.set({ state: { ...to } });
      heard.push(...observer.takeRecords().map(() => region.textContent));
      expect(heard).to.deep.equal(said ? [said] : []);
    });
  }
});
