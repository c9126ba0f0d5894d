import { ReactiveElement } from '@lit/reactive-element';
import type { CSSResult, PropertyDeclarations, PropertyValues } from '@lit/reactive-element';
import type { ShareToTikTokAdapter } from './adapter/contract.js';
import type { Composer } from './composer/composer.js';
import type { PresetMedia } from './composer/preset-media.js';
import type { Phase } from './composer/state.js';
import { DEFAULT_TAG, defineElement } from './define.js';
import { createExplain } from './diagnostics/explain.js';
import { TikTokCloseEvent, TikTokOpenEvent } from './events.js';
import type { Accept, Mode } from './host-settings.js';
import { EXPLAIN, FLAG, isObjectProperty, OBJECT_PROPERTIES, OPTIONS, readHostValues } from './host-values.js';
import { loadPage } from './load-page.js';
import { watchAdapter } from './missing-adapter.js';
import { PAGE_EVENTS } from './page-events.js';
import { PageLoader } from './page-loader.js';
import type { Page } from './page.js';
import type { StringOverrides } from './text/strings.js';
import { placeOf, watchPlace } from './text/surroundings.js';
import { buttonStyles } from './trigger/button.styles.js';
import { dialogStyles } from './trigger/dialog.styles.js';
import { hostStyles } from './trigger/host.styles.js';
import { commandFor, Modal, watchCommands } from './trigger/modal.js';
import { serverView } from './trigger/server-view.js';
import { stylesOf, type AddStyles } from './ui/add-styles.js';
import { VERSION } from './version.js';

/**
 * TikTok's "Post to TikTok" page as one element: it shows who posts and what, asks for everything that TikTok's Content
 * Sharing Guidelines want asked, and publishes through the host's adapter after the creator's consent.
 *
 * @summary Complete, compliant "Post to TikTok" page.
 * @tag share-to-tiktok
 *
 * @slot header - Above the page; in place of nothing that TikTok mandates.
 * @slot footer - Below the page.
 * @slot trigger - The words of the button that opens the page.
 *
 * @fires {TikTokOpenEvent} tiktok-open - The page was opened in its dialog.
 * @fires {TikTokCloseEvent} tiktok-close - The dialog was closed; the draft is kept, and an upload goes on.
 * @fires {TikTokReadyEvent} tiktok-ready - The creator is known and the page can be filled in.
 * @fires {TikTokDraftChangeEvent} tiktok-draft-change - The user changed the draft.
 * @fires {TikTokBeforePublishEvent} tiktok-before-publish - The user agreed; nothing has been sent. Cancelable.
 * @fires {TikTokProgressEvent} tiktok-progress - Bytes have left this device.
 * @fires {TikTokStatusEvent} tiktok-status - TikTok told where the post is.
 * @fires {TikTokPublishedEvent} tiktok-published - TikTok has the post; again when a public post gets its id.
 * @fires {TikTokErrorEvent} tiktok-error - Something failed, with a code and the sentence shown.
 *
 * @csspart trigger-button - The button that opens the page.
 * @csspart trigger-progress - What a post on its way says on that button.
 * @csspart dialog - The dialog that the page is opened in.
 * @csspart dialog-bar - Title and close button of the dialog.
 * @csspart dialog-title - Title of the dialog.
 * @csspart close-button - Button that closes the dialog.
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
 * @csspart crop - What can be done about a photo longer than 16:9.
 * @csspart crop-button - Button that shows the frame, crops, cancels it, or brings the original back.
 * @csspart crop-cancel - Button that puts the frame away.
 * @csspart crop-frame - The photo with the frame on it.
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
 * @cssproperty [--share-to-tiktok-accent-color=light-dark(#d61c4e, #ff5f86)] - Focus, switch, progress and tags.
 * @cssproperty [--share-to-tiktok-ink-color=light-dark(#161823, #f3f3f5)] - Text and the primary button.
 * @cssproperty [--share-to-tiktok-on-ink-color=light-dark(#fff, #161823)] - Text on the primary button.
 * @cssproperty [--share-to-tiktok-card-color=light-dark(#fff, #17181d)] - Background of the page.
 * @cssproperty [--share-to-tiktok-soft-color=light-dark(#f5f5f7, #24262e)] - Background of groups.
 * @cssproperty [--share-to-tiktok-line-color=light-dark(#e3e4e8, #34363f)] - Lines between zones.
 * @cssproperty [--share-to-tiktok-edge-color=light-dark(#82848f, #797c88)] - Edges of controls; keep at least 3:1.
 * @cssproperty [--share-to-tiktok-muted-color=light-dark(#5b5e6b, #a4a7b3)] - Secondary text; keep at least 4.5:1.
 * @cssproperty [--share-to-tiktok-font-family=inherit] - Font; the host's own by default.
 * @cssproperty [--share-to-tiktok-radius=16px] - Radius of the card; groups and controls follow. The button begins with 12px.
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
export class ShareToTikTokElement extends ReactiveElement {
  static override styles: CSSResult[] = [hostStyles, buttonStyles];

  static override properties: PropertyDeclarations = {
    endpoint: {},
    adapter: { attribute: false },
    media: { attribute: false },
    postTitle: { attribute: 'post-title' },
    postDescription: { attribute: 'post-description' },
    accept: {},
    mode: {},
    mediaLocked: { converter: FLAG, attribute: 'media-locked' },
    unaudited: { converter: FLAG },
    allowFraming: { converter: FLAG, attribute: 'allow-framing' },
    forgetDraft: { converter: FLAG, attribute: 'forget-draft' },
    trigger: { converter: FLAG, reflect: true },
    strings: { attribute: false },
  };

  static {
    for (const options of Object.values(this.properties)) Object.setPrototypeOf(options, OPTIONS);
    // What finds an accessor in place has Lit copy the options of each.
    this.finalize();
    readHostValues(this.prototype, this.properties);
  }

  /** By this Lit's server rendering knows an element that it can render. @internal */
  static readonly _$litElement$ = true;

  /** The version of the package. */
  static readonly version = VERSION;

  /** Registers the element. Where another copy of it is registered, that one stays, and the console says so once. */
  static define(tag = DEFAULT_TAG, registry: CustomElementRegistry = customElements): void {
    defineElement(tag, registry, this);
  }

  static override get observedAttributes(): string[] {
    return [...super.observedAttributes, ...OBJECT_PROPERTIES];
  }

  /** Tells the developer of the page, in the console, what the page got wrong. @internal */
  readonly [EXPLAIN] = createExplain();

  /** Base URL of a backend that speaks the HTTP protocol; builds the HTTP adapter. */
  endpoint: string | undefined;

  /** What the host does for the element; wins over `endpoint`. */
  adapter: ShareToTikTokAdapter | undefined;

  /** What to post, preset by the host: files, or addresses of media that the host stores. */
  media: PresetMedia | undefined;

  /** Preset title; the user can edit it. */
  postTitle = '';

  /** Preset description of a photo post; the user can edit it. */
  postDescription = '';

  /** `video` or `photo`; absent means both. */
  accept: Accept | undefined;

  /** `inbox` sends a draft to the creator's TikTok inbox; absent means Direct Post. */
  mode: Mode | undefined;

  /** The user cannot replace what the host preset. */
  mediaLocked = false;

  /** The host's TikTok client has not passed the audit: only "Only me" can be chosen. */
  unaudited = false;

  /** Every page that may frame this one is trusted; absent: nothing is chosen or posted under a frame of another origin. */
  allowFraming = false;

  /** Text and media of a draft that was not posted do not come back when the page is loaded again. */
  forgetDraft = false;

  /** A button that opens the page in a dialog; `none`: without the button, by `showModal()` alone. Absent: the page itself. */
  trigger: boolean | 'none' = false;

  /** The host's sentences in place of ours; those that TikTok prescribes or mandates cannot be replaced. */
  strings: StringOverrides | undefined;

  readonly #states = statesOf(this);
  readonly #composer: Composer | undefined;
  /** Where the page is drawn; what stands there before is plain DOM, because Lit comes with the page. */
  #mount: HTMLElement | undefined;
  #addStyles: AddStyles | undefined;
  #page: Page | undefined;
  #loader: PageLoader | undefined;
  #modal: Modal | undefined;
  /** What ends when the element leaves the document. */
  #ends: readonly (() => void)[] = [];

  /** Shows a composer of its own, or one that the host has made and drives itself; the audit of that is the host's. */
  constructor(composer?: Composer) {
    super();
    this.#composer = composer;
    this.#states?.add(this.phase);
  }

  /** Where the page is now. */
  get phase(): Phase {
    return (this.#page?.composer ?? this.#composer)?.getState().phase ?? 'loading';
  }

  /** Back to an empty draft, with the host's presets and fresh creator info. */
  reset(): void {
    (this.#page?.composer ?? this.#composer)?.dispatch({ type: 'reset' });
  }

  /** Opens the page in a dialog above everything else. */
  showModal(): void {
    if (!this.isConnected) return;
    this.#arrange(true);
    // A listener that hears only now of the last closing may have opened it.
    if (this.#modal?.isOpen) return;
    this.#modal?.open();
    this.#turn();
    this.dispatchEvent(new TikTokOpenEvent());
  }

  /** Closes the dialog. The draft is kept, and an upload goes on. */
  close(): void {
    this.#modal?.close();
  }

  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot ?? this.attachShadow({ mode: 'open' });
    // What a server has rendered would stand beside it.
    root.replaceChildren();
    const addStyles = (this.#addStyles = stylesOf(root));
    addStyles(ShareToTikTokElement.styles);
    const mount = document.createElement('div');
    mount.className = 'mount';
    root.append(mount);
    this.#mount = mount;
    this.#loader = new PageLoader(this, mount, (PageClass, waiting, headStart) => {
      // An element that has left by then draws it when it comes back.
      if (!this.#isShown) return;
      this.#page = new PageClass(this, {
        composer: this.#composer,
        states: this.#states,
        events: PAGE_EVENTS,
        mount,
        waiting,
        addStyles,
        explain: this[EXPLAIN],
        isShown: () => this.#isShown,
        showProgress: (progress) => this.#modal?.show(progress),
        place: placeOf(this),
        headStart,
      });
    });
    return root;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#ends = [
      watchCommands(this),
      watchPlace(this, this.#follow),
      watchAdapter(
        () => (this.adapter ?? this.endpoint ?? this.#composer?.getState().page.adapter) !== undefined,
        () => this[EXPLAIN]({ code: 'no-adapter' }),
      ),
    ];
    this.#follow();
    if (this.#isShown && !this.#page) this.#loader?.load();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    this.#modal?.close();
    this.#loader?.ask(undefined);
  }

  /** The element is in another document than before. @internal */
  adoptedCallback(): void {
    this.#addStyles?.([]);
  }

  /** A button of the page may open and close the dialog by `command` and `commandfor`. @internal */
  handleEvent(event: Event): void {
    const command = commandFor(this, event);
    if (event.type !== 'click') {
      if (command === 'show-modal') loadAhead();
    } else if (command === 'show-modal') this.showModal();
    else if (command === 'close' || command === 'request-close') this.close();
  }

  override attributeChangedCallback(name: string, old: string | null, value: string | null): void {
    if (!isObjectProperty(name)) super.attributeChangedCallback(name, old, value);
    else if (value !== null) this[EXPLAIN]({ code: 'property-as-attribute', about: name });
  }

  /** What a server renders. @internal */
  protected render(): unknown {
    return serverView(this);
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    this.#page?.receive(changed);
  }

  protected override update(changed: PropertyValues<this>): void {
    super.update(changed);
    const modal = this.#modal;
    if (changed.has('trigger') && (this.trigger || modal)) {
      this.#arrange(modal?.isOpen);
      this.#turn();
    }
    if (this.#page) this.#page.draw();
    else this.#askAhead();
  }

  /** Resolves when what is to be seen is drawn; the code of the page may have to be loaded before. */
  protected override async getUpdateComplete(): Promise<boolean> {
    await this.#loader?.loading;
    await this.#page?.whole;
    return super.getUpdateComplete();
  }

  /** What is drawn follows the place where the element stands. */
  readonly #follow = (): void => {
    this.#modal?.follow();
    this.#loader?.follow();
    this.#page?.follow(placeOf(this));
  };

  /** Whether the page is to be seen. */
  get #isShown(): boolean {
    return this.isConnected && (!this.trigger || this.#modal?.isOpen === true);
  }

  /** Puts the page where it belongs: into the dialog, or right into the element. */
  #arrange(isModal?: boolean): void {
    const mount = this.#mount;
    if (!mount) return;
    this.#modal ??= this.#createModal();
    if (isModal || (this.trigger && mount.hasChildNodes())) this.#modal.hold(mount);
    else this.renderRoot.prepend(mount);
  }

  #createModal(): Modal {
    const modal = new Modal(this, {
      wanted: loadAhead,
      pressed: () => this.showModal(),
      made: () => this.#addStyles?.([dialogStyles]),
      closed: () => {
        this.#arrange();
        this.#turn();
        this.dispatchEvent(new TikTokCloseEvent());
      },
    });
    this.renderRoot.append(modal.button);
    return modal;
  }

  /** Shows or hides the page, or loads it. */
  #turn(): void {
    const isShown = this.#isShown;
    if (this.#page) return this.#page.turn(isShown);
    if (isShown) this.#loader?.load();
    this.#askAhead();
  }

  /** Asks for the creator while the page loads. A composer of the host's asks for itself. */
  #askAhead(): void {
    this.#loader?.ask(this.#isShown && !this.#composer ? (this.adapter ?? this.endpoint) : undefined);
  }
}

/** Somebody is about to open the page. A load that fails is told when it is opened. */
function loadAhead(): void {
  loadPage().catch(() => {});
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
