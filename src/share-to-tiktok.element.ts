import { isServer, LitElement } from 'lit';
import type { PropertyDeclaration, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ShareToTikTokAdapter } from './adapter/contract.js';
import { guard } from './adapter/guard.js';
import type { GuardedAdapter } from './adapter/guard.js';
import { createHttpAdapter } from './adapter/http-adapter.js';
import { DEFAULT_TAG, defineElement } from './define.js';
import { createExplain } from './diagnostics/explain.js';
import { explainFailures } from './diagnostics/explain-failures.js';
import { withDescription, withTitle } from './domain/draft-edits.js';
import type { PostStatus } from './domain/post-status.js';
import { TikTokBeforePublishEvent, TikTokDraftChangeEvent } from './events.js';
import { presetDraft, presetText, settingsOf } from './host-settings.js';
import type { Accept, Mode } from './host-settings.js';
import { EXPLAIN, FLAG, OBJECT_PROPERTIES, readingHostValue } from './host-values.js';
import { ComposerController } from './state/composer-controller.js';
import { draftOf } from './state/composer-state.js';
import type { ComposerState, Phase } from './state/composer-state.js';
import { CoverStrip } from './state/cover-strip.js';
import type { PresetMedia } from './state/preset-media.js';
import { SHOW_STATE } from './state/show-state.js';
import { eventsFor } from './state-events.js';
import type { StringOverrides } from './text/strings.js';
import { ComposerUi } from './ui/composer-ui.js';
import { LanguageController } from './ui/language-controller.js';
import { pastedFiles } from './ui/pasted-files.js';
import { VERSION } from './version.js';

/** How long an element may be on a page without an adapter before that is explained, in milliseconds. */
const ADAPTER_DUE = 3000;

/**
 * TikTok's "Post to TikTok" page as one element: it shows who posts and what, asks for everything that TikTok's Content
 * Sharing Guidelines want asked, and publishes through the host's adapter after the creator's consent.
 *
 * @summary Complete, compliant "Post to TikTok" page.
 * @tag share-to-tiktok
 *
 * @slot header - Above the page; in place of nothing that TikTok mandates.
 * @slot footer - Below the page.
 *
 * @fires {TikTokReadyEvent} tiktok-ready - The creator is known and the page can be filled in.
 * @fires {TikTokDraftChangeEvent} tiktok-draft-change - The user changed the draft.
 * @fires {TikTokBeforePublishEvent} tiktok-before-publish - The user agreed; nothing has been sent. Cancelable.
 * @fires {TikTokProgressEvent} tiktok-progress - Bytes have left this device.
 * @fires {TikTokStatusEvent} tiktok-status - TikTok told where the post is.
 * @fires {TikTokPublishedEvent} tiktok-published - TikTok has the post; again when a public post gets its id.
 * @fires {TikTokErrorEvent} tiktok-error - Something failed, with a code and the sentence shown.
 *
 * @csspart card - The whole page.
 * @csspart creator - Header: who posts.
 * @csspart avatar - The creator's picture.
 * @csspart nickname - The creator's nickname.
 * @csspart handle - The creator's @username.
 * @csspart switch-account - Button that links another account.
 * @csspart body - Preview and form.
 * @csspart media - Everything about the media.
 * @csspart preview - The phone-shaped preview.
 * @csspart drop-zone - Where files are dropped, while there are none.
 * @csspart media-button - Button that opens the file dialog.
 * @csspart camera-button - Button that opens the camera, on phones and tablets.
 * @csspart caption - Text over the preview.
 * @csspart file - Name, length and size of the file.
 * @csspart replace - Button that chooses another file.
 * @csspart remove - Button that takes the media away.
 * @csspart media-problems - What TikTok would refuse of the media.
 * @csspart intake - What happens to files on their way in, and what was refused.
 * @csspart photos - The photos to arrange.
 * @csspart photo-tools - Buttons that move, remove or make a cover of a photo.
 * @csspart icon-button - Each button that is an icon.
 * @csspart cover - The film strip to choose the cover from.
 * @csspart form - All fields.
 * @csspart title - Title field.
 * @csspart description - Description field.
 * @csspart privacy - Privacy field.
 * @csspart interactions - The interaction boxes.
 * @csspart disclosure - The disclosure switch.
 * @csspart disclosure-kinds - The two kinds of commercial content.
 * @csspart disclosure-label - The label that the post will carry.
 * @csspart extras - AI label and music.
 * @csspart consent - Footer: what is agreed to, and the button.
 * @csspart declaration - The declaration before the button.
 * @csspart policy-link - Links of the declaration.
 * @csspart processing-notice - The note on processing time.
 * @csspart publish-button - The button that posts.
 * @csspart notice - A line about what just happened.
 * @csspart panel - The panel of a phase without a form.
 * @csspart heading - Headline of the panel.
 * @csspart status - What happens now.
 * @csspart progress - Progress bar.
 * @csspart figures - Bytes and time left.
 * @csspart steps - The four steps of a post.
 * @csspart photo-progress - Progress of single photos.
 * @csspart actions - Buttons of the panel.
 * @csspart tiktok-link - Link to the post or the profile.
 *
 * @cssproperty --share-to-tiktok-accent-color - Focus, switch, progress and tags.
 * @cssproperty --share-to-tiktok-ink-color - Text and the primary button.
 * @cssproperty --share-to-tiktok-on-ink-color - Text on the primary button.
 * @cssproperty --share-to-tiktok-card-color - Background of the page.
 * @cssproperty --share-to-tiktok-soft-color - Background of groups.
 * @cssproperty --share-to-tiktok-line-color - Lines between zones.
 * @cssproperty --share-to-tiktok-edge-color - Edges of controls; keep at least 3:1.
 * @cssproperty --share-to-tiktok-muted-color - Secondary text; keep at least 4.5:1.
 * @cssproperty --share-to-tiktok-font-family - Font; the host's own by default.
 * @cssproperty --share-to-tiktok-radius - Radius of controls; groups and card follow.
 *
 * @cssstate loading - TikTok has not described the creator yet.
 * @cssstate disconnected - No account is linked.
 * @cssstate blocked - The creator cannot post now.
 * @cssstate editing - The page can be filled in.
 * @cssstate uploading - The post is on its way.
 * @cssstate processing - TikTok works on the post.
 * @cssstate published - TikTok has the post.
 * @cssstate failed - It did not work, and the page says why.
 */
export class ShareToTikTokElement extends LitElement {
  static override styles = ComposerUi.styles;

  /** The version of the package. */
  static readonly version = VERSION;

  /** Registers the element. Where another copy of it is registered, that one stays, and the console says so once. */
  static define(tag = DEFAULT_TAG, registry: CustomElementRegistry = customElements): void {
    defineElement(tag, registry, this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OBJECT_PROPERTIES];
  }

  protected static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    return readingHostValue(name, super.getPropertyDescriptor(name, key, options));
  }

  /** Tells the developer of the page, in the console, what the page got wrong. @internal */
  readonly [EXPLAIN] = createExplain();

  /** Base URL of a backend that speaks the HTTP protocol; builds the HTTP adapter. */
  @property() endpoint: string | undefined;

  /** What the host does for the element; wins over `endpoint`. */
  @property({ attribute: false }) adapter: ShareToTikTokAdapter | undefined;

  /** What to post, preset by the host: files, or addresses of media that the host stores. */
  @property({ attribute: false }) media: PresetMedia | undefined;

  /** Preset title; the user can edit it. */
  @property({ attribute: 'post-title' }) postTitle = '';

  /** Preset description of a photo post; the user can edit it. */
  @property({ attribute: 'post-description' }) postDescription = '';

  /** `video` or `photo`; absent means both. */
  @property() accept: Accept | undefined;

  /** `inbox` sends a draft to the creator's TikTok inbox; absent means Direct Post. */
  @property() mode: Mode | undefined;

  /** The user cannot replace what the host preset. */
  @property({ type: Boolean, converter: FLAG, attribute: 'media-locked' }) mediaLocked = false;

  /** The host's TikTok client has not passed the audit: only "Only me" can be chosen. */
  @property({ type: Boolean, converter: FLAG }) unaudited = false;

  /** Words of the host's own, in place of any but those that TikTok prescribes. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  readonly #internals = this.attachInternals();
  readonly #language = new LanguageController(this);
  readonly #composer: ComposerController = new ComposerController(this, {
    adapter: () => this.#adapter,
    settings: () => settingsOf(this),
    language: () => this.#language.language,
    mediaLocked: () => this.mediaLocked,
    presetDraft: () => presetDraft(this),
    presetMedia: () => this.media,
    confirm: (consent) => this.dispatchEvent(new TikTokBeforePublishEvent(consent)),
    changed: (...change) => this.#changed(...change),
    edited: () => this.dispatchEvent(new TikTokDraftChangeEvent(draftOf(this.#composer.state))),
    loadMedia: () => import('./media/index.js'),
  });
  readonly #cover = new CoverStrip(this, {
    loadMedia: () => import('./media/index.js'),
    fileOf: (id) => this.#composer.fileOf(id),
  });
  readonly #ui = new ComposerUi(this);
  #adapter: GuardedAdapter | undefined;

  constructor() {
    super();
    this.#internals.states.add(this.phase);
  }

  /** Where the page is now. */
  get phase(): Phase {
    return this.#composer.state.phase;
  }

  /** Back to an empty draft, with the host's presets and fresh creator info. */
  reset(): void {
    this.#composer.reset();
  }

  /** Seam for stories and tests (`showState` of the testing entry). @internal */
  [SHOW_STATE](next: (now: ComposerState) => ComposerState): void {
    this.#composer.showState(next);
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener('paste', this.#handlePaste);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('paste', this.#handlePaste);
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (!OBJECT_PROPERTIES.includes(name)) super.attributeChangedCallback(name, old, value);
    else if (value !== null) this[EXPLAIN]({ code: 'property-as-attribute', facts: [name] });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('adapter') || changed.has('endpoint')) this.#connectAdapter();
    if (changed.has('media')) this.#composer.presetMedia();
    if (changed.has('postTitle')) this.#composer.presetText((draft) => withTitle(draft, presetText(this.postTitle)));
    if (changed.has('postDescription')) {
      this.#composer.presetText((draft) => withDescription(draft, presetText(this.postDescription)));
    }
  }

  protected override firstUpdated(): void {
    // A framework may assign the adapter well after it has inserted the element.
    setTimeout(() => {
      if (!this.#adapter && this.isConnected) this[EXPLAIN]({ code: 'no-adapter' });
    }, ADAPTER_DUE);
  }

  protected override render(): TemplateResult {
    const composer = this.#composer;
    const form = composer.form;
    return this.#ui.render({
      state: composer.state,
      form,
      text: this.#language.text(this.strings),
      actions: composer,
      show: composer.show,
      canConnect: this.#adapter?.can.connect ?? false,
      canSwitch: this.#adapter?.can.connect ?? false,
      canPause: true,
      mediaLocked: this.mediaLocked && this.media !== undefined,
      language: this.#language.language,
      direction: this.#language.direction,
      isWaiting: this.#language.isWaiting,
      cover: this.#cover.viewOf(
        form.draft.media,
        // Nobody sees a film strip of an element that has left; TikTok ignores the cover of a draft for the inbox.
        this.isConnected && composer.state.phase === 'editing' && form.settings.mode === 'direct',
      ),
      site: this.#adapter?.site(),
    });
  }

  #connectAdapter(): void {
    // A server that renders the page has nobody to ask.
    if (isServer) return;
    const adapter = this.adapter ?? (this.endpoint === undefined ? undefined : createHttpAdapter(this.endpoint));
    this.#adapter = adapter && explainFailures(guard(adapter), this[EXPLAIN]);
    if (adapter && this.isConnected) this.#composer.reload();
  }

  #changed(before: ComposerState, now: ComposerState, status?: PostStatus): void {
    if (before.phase !== now.phase) {
      this.#internals.states.delete(before.phase);
      this.#internals.states.add(now.phase);
    }
    for (const event of eventsFor(before, now, this.#language.text(this.strings), status)) this.dispatchEvent(event);
  }

  readonly #handlePaste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event, this);
    if (files.length === 0) return;
    event.preventDefault();
    this.#composer.takeFiles(files);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'share-to-tiktok': ShareToTikTokElement;
  }
}
