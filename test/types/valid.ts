// What a host writes: each line compiles.
import { ShareToTikTokElement, TikTokErrorEvent } from 'share-to-tiktok';
import type {
  Accept,
  CallOptions,
  ConsentReceipt,
  CreatePostRequest,
  CreatorInfoData,
  FailReason,
  Mode,
  Phase,
  PostCreatedData,
  PostStatus,
  PostStatusData,
  PresetMedia,
  ShareErrorCode,
  ShareToTikTokAdapter,
  ShareToTikTokEventMap,
  StringOverrides,
  TikTokCloseEvent,
  TikTokOpenEvent,
} from 'share-to-tiktok';
import { ShareToTikTokElement as Unregistered } from 'share-to-tiktok/element.js';
import { audit } from 'share-to-tiktok/audit.js';
import type { AuditOptions, AuditReport, Finding } from 'share-to-tiktok/audit.js';
import { consentTo, createComposer } from 'share-to-tiktok/composer.js';
import type { Composer, ComposerOptions } from 'share-to-tiktok/composer.js';
import { createHttpAdapter } from 'share-to-tiktok/http-adapter.js';
import { evaluate, isFinal } from 'share-to-tiktok/rules.js';
import type { Draft, Facts, Violation } from 'share-to-tiktok/rules.js';
import { createShareToTikTok, memoryStorage, verifyReceipt } from 'share-to-tiktok/server.js';
import type { ShareToTikTok, ShareToTikTokOptions, Storage } from 'share-to-tiktok/server.js';
import { startSimulator } from 'share-to-tiktok/simulator.js';
import type { Simulator, SimulatorOptions } from 'share-to-tiktok/simulator.js';
import { createScriptedAdapter, FakeAdapter, ManualClock } from 'share-to-tiktok/testing.js';

// The element: by its tag, by its class, and registered under another name.
const element = document.createElement('share-to-tiktok');
element.endpoint = '/api/tiktok';
element.endpoint = undefined;
element.accept = 'video';
element.accept = undefined;
element.mode = 'inbox';
element.mediaLocked = true;
element.allowFraming = true;
element.forgetDraft = true;
element.trigger = 'none';
element.showModal();
element.close();
element.reset();
const accept: Accept | undefined = element.accept;
const mode: Mode | undefined = element.mode;
const phase: Phase = element.phase;
const version: string = ShareToTikTokElement.version;
Unregistered.define();
Unregistered.define('my-share');
Unregistered.define('my-share', customElements);
const found: ShareToTikTokElement | null = document.querySelector('share-to-tiktok');

// The host's presets and sentences.
const files: PresetMedia = [new File([], 'clip.mp4')];
element.media = files;
element.media = { videoUrl: 'https://media.example/clip.mp4' };
element.media = { photoUrls: ['https://media.example/1.jpg'] };
const strings: StringOverrides = {};
element.strings = strings;

// The host's adapter, with replies that are typed.
const creatorInfo: CreatorInfoData = {
  creator_username: 'maker',
  creator_nickname: 'Maker',
  privacy_level_options: ['SELF_ONLY'],
  comment_disabled: false,
  duet_disabled: false,
  stitch_disabled: false,
  max_video_post_duration_sec: 600,
};
class Adapter implements ShareToTikTokAdapter {
  async getCreatorInfo({ signal }: CallOptions): Promise<CreatorInfoData> {
    signal.throwIfAborted();
    return creatorInfo;
  }
  async createPost(request: CreatePostRequest): Promise<PostCreatedData> {
    const consent: ConsentReceipt = request.consent;
    const title: string = consent.draft.title;
    return { publish_id: title };
  }
  async uploadChunk(): Promise<void> {}
  async getPostStatus(): Promise<PostStatusData> {
    return { status: 'PUBLISH_COMPLETE', publicaly_available_post_id: ['7301234567890123456'] };
  }
  async *watchPostStatus(): AsyncGenerator<PostStatusData> {
    yield { status: 'a status that TikTok adds one day' };
  }
}
element.adapter = new Adapter();
element.adapter = createHttpAdapter('/api/tiktok');
element.adapter = {
  // What `fetch` reads has no type: the element checks it.
  getCreatorInfo: async ({ signal }) => (await fetch('/creator', { signal })).json(),
  createPost: async () => ({ publish_id: 'p' }),
  uploadChunk: async ({ body, first, last, total }, { onProgress }) => onProgress(body.size + first + last + total),
  getPostStatus: async () => ({ status: 'FAILED', fail_reason: 'spam_risk' }),
};

// Events, typed wherever they can be heard.
document.addEventListener('tiktok-open', ({ type, target }: TikTokOpenEvent) => [type, target]);
document.addEventListener('tiktok-close', ({ type, target }: TikTokCloseEvent) => [type, target]);
element.addEventListener('tiktok-ready', ({ username }) => username.trim());
element.addEventListener('tiktok-draft-change', (event) => event.title.trim());
element.addEventListener('tiktok-before-publish', (event) => {
  const receipt: ConsentReceipt = event.consent;
  if (receipt.draft.title === '') event.preventDefault();
});
document.addEventListener('tiktok-progress', ({ sentBytes, totalBytes }) => sentBytes / totalBytes);
window.addEventListener('tiktok-published', ({ publishId, postId }) => [publishId, postId?.trim()]);
document.body.addEventListener('tiktok-status', ({ status }) => {
  const known: PostStatus = status;
  if (known.kind === 'failed') known.reason.trim();
  return isFinal(known);
});
element.shadowRoot?.addEventListener('tiktok-error', (event) => {
  const code: ShareErrorCode | FailReason = event.code;
  const sentence: string = event.sentence;
  // The kind tells which codes there are.
  if (event.kind === 'refused') event.code.trim();
  else return event.code satisfies ShareErrorCode;
  return event instanceof TikTokErrorEvent ? code : sentence;
});
// Every event by its name: one more, and this no longer compiles.
const listeners: { [Name in keyof ShareToTikTokEventMap]: (event: ShareToTikTokEventMap[Name]) => unknown } = {
  'tiktok-open': ({ bubbles }) => bubbles,
  'tiktok-close': ({ bubbles }) => bubbles,
  'tiktok-ready': ({ nickname }) => nickname.trim(),
  'tiktok-draft-change': ({ title }) => title.trim(),
  'tiktok-before-publish': ({ consent }) => consent.draft,
  'tiktok-progress': ({ sentBytes }) => sentBytes.toFixed(),
  'tiktok-status': ({ status }) => status.kind,
  'tiktok-published': ({ publishId }) => publishId.trim(),
  'tiktok-error': ({ retryable }) => retryable || undefined,
};

// The rules, the backend, and the helpers for tests.
declare const facts: Facts;
declare const draft: Draft;
const violations: readonly Violation[] = evaluate({ ...facts, draft });
declare const options: ShareToTikTokOptions;
const storage: Storage = memoryStorage();
const backend: ShareToTikTok = createShareToTikTok({ ...options, storage });
const response: Promise<Response> = backend(new Request('https://site.example/api/tiktok/creator-info'));
const receipt = verifyReceipt('', ['']).then((signed) => signed?.consent.draft.title);
element.adapter = createScriptedAdapter({ clock: new ManualClock() });
const fake = new FakeAdapter();
element.adapter = fake;
void fake.nextCall('createPost').then(({ argument, respondWith }) => respondWith(argument.idempotency_key));

// The composer without a page, the simulator, and the audit kit.
const composerOptions: ComposerOptions = { adapter: new Adapter() };
const composer: Composer = createComposer(composerOptions);
const unsubscribe: () => void = composer.subscribe(({ now }) => now.phase satisfies Phase);
composer.dispatch({ type: 'page-shown' });
const confirmed = consentTo(composer.getState(), { locale: 'en' });
if (confirmed) composer.dispatch(confirmed);
const simulatorOptions: SimulatorOptions = { processing: { processingMs: 100 } };
const simulator: Promise<Simulator> = startSimulator(simulatorOptions);
void simulator.then(({ control }) => control.addFault({ kind: 'reset', endpoint: 'upload', bytes: 1, times: 1 }));
const auditOptions: AuditOptions = { url: 'https://site.example/post', points: ['1a'] };
const report: Promise<AuditReport> = audit(auditOptions);
const findings: Promise<readonly Finding[]> = report.then(({ points }) => points.flatMap((point) => point.findings));

export { accept, findings, found, listeners, mode, phase, receipt, response, unsubscribe, version, violations };
