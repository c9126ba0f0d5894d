import './prepare-page.js';
import { isServer, LitElement } from 'lit';
import type { PropertyDeclaration, PropertyValues, TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ShareToTikTokAdapter } from './adapter/contract.js';
import { guard } from './adapter/guard.js';
import { createHttpAdapter } from './adapter/http-adapter.js';
import { createComposer } from './composer/composer.js';
import type { Change, Composer } from './composer/composer.js';
import type { PresetMedia } from './composer/preset-media.js';
import type { Phase } from './composer/state.js';
import { eventsFor } from './composer-events.js';
import { DEFAULT_TAG, defineElement } from './define.js';
import { createExplain } from './diagnostics/explain.js';
import { explainFailures } from './diagnostics/explain-failures.js';
import { sameValue } from './domain/same-value.js';
import { TikTokBeforePublishEvent } from './events.js';
import { setupOf } from './host-settings.js';
import type { Accept, Mode } from './host-settings.js';
import { EXPLAIN, FLAG, OBJECT_PROPERTIES, readingHostValue } from './host-values.js';
import type { StringOverrides } from './text/strings.js';
import { ComposerController } from './ui/composer-controller.js';
import { ComposerUi } from './ui/composer-ui.js';
import { ConsentGuard } from './ui/consent-guard.js';
import { LanguageController } from './ui/language-controller.js';
import { pastedFiles } from './ui/pasted-files.js';
import { VERSION } from './version.js';

/** How long an element may be on a page without an adapter before that is explained, in milliseconds. */
const ADAPTER_DUE = 3000;

/** Properties that make up what the composer calls its setup. */
const SETUP = ['media', 'postTitle', 'postDescription', 'accept', 'mode', 'mediaLocked', 'unaudited'] as const;

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
 * @csspart import-note - What happens to files on their way in, and what was refused.
 * @csspart fix - What can be changed about a video that TikTok would refuse.
 * @csspart fix-button - Button that makes the change, cancels it, or brings the original back.
 * @csspart trim - The film strip with two handles.
 * @csspart earlier - What became of posts that a reset has put aside.
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
 * @cssstate interrupted - A post that was begun can go on.
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

  /** Every page that may frame this one is trusted; absent: nothing is chosen or posted under a frame of another origin. */
  @property({ type: Boolean, converter: FLAG, attribute: 'allow-framing' }) allowFraming = false;

  /** The host's sentences in place of ours; those that TikTok prescribes or mandates cannot be replaced. */
  @property({ attribute: false }) strings: StringOverrides | undefined;

  readonly #states = statesOf(this);
  readonly #language = new LanguageController(this);
  readonly #composer: Composer;
  readonly #guard: ConsentGuard;
  readonly #ui: ComposerUi;
  /** The preset that was passed on last. */
  #media: PresetMedia | undefined;

  /** Shows a composer of its own, or one that the host has made and drives itself; the audit of that is the host's. */
  constructor(composer: Composer = createComposer()) {
    super();
    this.#composer = composer;
    new ComposerController(this, composer, (change) => this.#changed(change));
    this.#guard = new ConsentGuard(this, {
      composer,
      text: () => this.#language.text(this.strings),
      allowsFraming: () => this.allowFraming,
      explain: this[EXPLAIN],
      confirm: (consent) => {
        const isAgreed = this.dispatchEvent(new TikTokBeforePublishEvent(consent));
        // What a listener has changed counts before the consent does.
        this.#adoptSetup();
        return isAgreed;
      },
    });
    this.#ui = new ComposerUi(this);
    this.#states?.add(this.phase);
  }

  /** Where the page is now. */
  get phase(): Phase {
    return this.#composer.getState().phase;
  }

  /** Back to an empty draft, with the host's presets and fresh creator info. */
  reset(): void {
    this.#composer.dispatch({ type: 'reset' });
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    // Without Lit's hydration support, what a server has rendered would stand beside what is drawn here.
    if (!('litElementHydrateSupport' in globalThis)) this.shadowRoot?.replaceChildren();
    return super.createRenderRoot();
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
    if (SETUP.some((name) => changed.has(name))) this.#adoptSetup();
    if (changed.has('adapter') || changed.has('endpoint')) this.#connectAdapter();
  }

  protected override firstUpdated(): void {
    // A framework may assign the adapter well after it has inserted the element.
    setTimeout(() => {
      if (!this.#composer.getState().page.adapter && this.isConnected) this[EXPLAIN]({ code: 'no-adapter' });
    }, ADAPTER_DUE);
  }

  protected override render(): TemplateResult {
    const { language, direction, isWaiting } = this.#language;
    const view = this.#composer.getView();
    const text = this.#language.text(this.strings);
    const { dispatch } = this.#composer;
    return this.#ui.render({ view, dispatch, guard: this.#guard, text, language, direction, isWaiting });
  }

  /** Passes on what the host has set. Another title is no reason to import the same files once more. */
  #adoptSetup(): void {
    const { setup } = this.#composer.getState().page;
    const next = setupOf(this);
    const media = this.media === this.#media ? setup.media : next.media;
    this.#media = this.media;
    if (media !== setup.media || !sameValue({ ...next, media }, { ...setup, media })) {
      this.#composer.dispatch({ type: 'setup-changed', setup: { ...next, media } });
    }
  }

  #connectAdapter(): void {
    // A server that renders the page has nobody to ask.
    if (isServer) return;
    const host = this.adapter ?? (this.endpoint === undefined ? undefined : createHttpAdapter(this.endpoint));
    const adapter = host && explainFailures(guard(host), this[EXPLAIN]);
    this.#composer.dispatch({ type: 'adapter-changed', adapter });
  }

  #changed(change: Change): void {
    const { before, now } = change;
    if (before.phase !== now.phase) {
      this.#states?.delete(before.phase);
      this.#states?.add(now.phase);
    }
    for (const event of eventsFor(change, this.#language.text(this.strings))) this.dispatchEvent(event);
  }

  readonly #handlePaste = (event: ClipboardEvent): void => {
    const files = pastedFiles(event, this);
    if (files.length === 0) return;
    event.preventDefault();
    this.#composer.dispatch({ type: 'files-chosen', files, how: 'either' });
  };
}

/** Custom states, which the DOMs of unit tests in Node do not have. */
function statesOf(element: HTMLElement): CustomStateSet | undefined {
  return 'attachInternals' in element ? element.attachInternals().states : undefined;
}

declare global {
  interface HTMLElementTagNameMap {
    'share-to-tiktok': ShareToTikTokElement;
  }
}
