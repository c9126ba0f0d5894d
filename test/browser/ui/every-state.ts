import { ShareError } from '../../../src/domain/errors.js';
import { completeDraft, creator, draft, photos, video, videoFacts } from '../../../src/testing/builders.js';
import {
  blocked,
  creating,
  cropping,
  disconnected,
  editing,
  failed,
  fixing,
  interrupted,
  loading,
  offered,
  page,
  processing,
  published,
  reading,
  request,
  sending,
  staging,
  uploading,
} from '../../../src/testing/states.js';
import type { Given } from './composer-host.js';

const cover = {
  durationMs: 24_000,
  frames: [1, 2, 3, 1].map((n, index) => ({
    timestampMs: index * 6000,
    url: `/test/fixtures/media/photo-${n}.jpg`,
  })),
};

/** States that differ in what stands on the page, by name. */
export const EVERY_STATE: Readonly<Record<string, Given>> = {
  loading: { state: loading() },
  'loading again': { state: loading({ creator: creator(), draft: completeDraft() }) },
  disconnected: { state: disconnected() },
  connecting: { state: disconnected({ draft: completeDraft(), link: { kind: 'connecting', switching: false } }) },
  'not connected after all': {
    state: disconnected({ link: { kind: 'failed', error: new ShareError('popup_blocked') } }),
  },
  'no way to connect': { state: disconnected(), view: { canConnect: false } },
  blocked: { state: blocked() },
  'editing, empty': { state: editing() },
  'editing, photos only': { state: editing(), settings: { accept: 'photo' } },
  'editing, unaudited': { state: editing(), settings: { unaudited: true } },
  'editing, complete': { state: editing({ draft: completeDraft() }), view: { cover } },
  'editing, with a notice': { state: editing({ draft: completeDraft(), notice: 'canceled' }) },
  'editing, nothing disclosed yet': {
    state: editing({ draft: completeDraft({ disclosure: { on: true, yourBrand: false, brandedContent: false } }) }),
  },
  'editing, your brand': {
    state: editing({ draft: completeDraft({ disclosure: { on: true, yourBrand: true, brandedContent: false } }) }),
  },
  'editing, branded content': {
    state: editing({ draft: completeDraft({ disclosure: { on: true, yourBrand: false, brandedContent: true } }) }),
  },
  'editing, photos': {
    state: editing({ draft: completeDraft({ media: photos(7), description: 'Three days. @harbor_crew' }) }),
  },
  'editing, too long': { state: editing({ draft: completeDraft({ title: 'x'.repeat(2300) }) }) },
  'editing, unfit': {
    state: editing({
      draft: completeDraft({ media: video({ facts: videoFacts({ codec: 'av1', durationSeconds: 800 }) }) }),
    }),
    show: () => ({ url: undefined, unplayable: true }),
  },
  'editing, trim offered': { state: editing(fixing({ kind: 'offered', encodes: false })) },
  'editing, trim and conversion offered': { state: editing(fixing({ kind: 'offered', encodes: true }, 'av1')) },
  'editing, video unfixable': { state: editing(fixing({ kind: 'unavailable', reason: 'unencodable' }, 'av1')) },
  'editing, trimming': { state: editing(fixing({ kind: 'working', encodes: false, share: 0.4 })) },
  'editing, trim failed': { state: editing(fixing({ kind: 'failed', encodes: false, reason: 'unencodable' })) },
  'editing, trimmed': { state: editing(fixing({ kind: 'made', encodes: false, resultId: 'made' })) },
  'editing, crop offered': { state: editing(cropping()) },
  'editing, crop open': { state: editing(cropping({ kind: 'open' })) },
  'editing, cropping': { state: editing(cropping({ kind: 'working' })) },
  'editing, crop failed': { state: editing(cropping({ kind: 'failed', reason: 'undecodable' })) },
  'editing, cropped': { state: editing(cropping({ kind: 'made' })) },
  'editing, reading': { state: editing({ importState: reading('harbor.mp4') }) },
  'editing, offered': {
    state: editing({ importState: offered() }),
  },
  'editing, refused': {
    state: editing({
      importState: { kind: 'refused', refusal: { kind: 'unusable', reason: 'not_media', name: 'notes.pdf' } },
    }),
  },
  inbox: { state: editing({ draft: completeDraft() }), settings: { mode: 'inbox' } },
  'inbox, photos': { state: editing({ draft: draft({ media: photos(3) }) }), settings: { mode: 'inbox' } },
  sending: { state: uploading(creating()) },
  uploading: { state: uploading() },
  'uploading, paused': { state: uploading(sending({ flow: { kind: 'paused', by: 'user' } })) },
  'uploading, retrying': { state: uploading(sending({ flow: { kind: 'retrying' } })) },
  'uploading, troubled': {
    state: uploading(sending({ flow: { kind: 'troubled', error: new ShareError('network') } })),
  },
  'uploading photos': {
    state: uploading(staging([1, 0.25, 0]), completeDraft({ media: photos(3) })),
  },
  'uploading, offline': { state: uploading(sending({ flow: { kind: 'offline' } })) },
  'uploading, paused while away': { state: uploading(sending({ flow: { kind: 'paused', by: 'absence' } })) },
  interrupted: { state: interrupted() },
  'interrupted, file on disk': { state: interrupted({ file: 'on-disk' }) },
  'interrupted, file missing': { state: interrupted({ file: 'missing' }) },
  'editing, not loaded': {
    state: editing({ importState: { kind: 'not-loaded', request: request('harbor.mp4') } }),
  },
  'editing, draft without its file': {
    state: editing({ importState: { kind: 'missing', name: 'harbor.mp4', media: video(), canOpen: false } }),
  },
  'editing, with a post in another tab': {
    state: editing({ page: page({ elsewhere: [{ tab: 'a', key: 'key', fraction: 0.4 }] }) }),
  },
  'editing, with an earlier post': { state: editing({ page: page({ earlier: [processing(), failed()] }) }) },
  processing: { state: processing() },
  'processing, slow': { state: processing({ delay: 'slow' }) },
  published: { state: published() },
  'published, private': { state: published({ kind: 'not-public' }, completeDraft({ privacy: 'SELF_ONLY' })) },
  'published, in review': { state: published({ kind: 'in-review', stillAsking: true }) },
  'sent to the inbox': { state: published({ kind: 'inbox' }), settings: { mode: 'inbox' } },
  'failed, not sent': { state: failed() },
  'failed, creator': {
    state: failed(
      { kind: 'creator', error: new ShareError('internal_error', { logId: '20261122' }) },
      { creator: undefined, draft: draft() },
    ),
  },
  'failed, unknown': { state: failed({ kind: 'unknown', error: new ShareError('unknown_outcome') }) },
  'failed, refused': { state: failed({ kind: 'refused', reason: 'frame_rate_check_failed' }) },
  'failed, reconnect': { state: failed({ kind: 'not-sent', error: new ShareError('access_token_invalid') }) },
};
