import { html, noChange, nothing, type CSSResult, type ReactiveController, type TemplateResult } from 'lit';
import type { DraftEdit } from '../composer/draft-edit.js';
import type { ComposerEvent } from '../composer/events.js';
import type { PrivacyLevel } from '../domain/creator.js';
import { controlStyles, EarlySelect, TextFieldController } from './controls/index.js';
import type { ControlsHost, SelectController } from './controls/index.js';
import type { AddStyles } from './add-styles.js';
import { DRAG_EVENTS, followFiles } from './dragged-files.js';
import { FocusKeeper } from './focus-keeper.js';
import { focusFirstError, focusSection } from './focus-section.js';
import { LiveRegion } from './live-region.js';
import { PreviewController } from './preview-controller.js';
import { RestNotice } from './rest-notice.js';
import type { Rest, RestOfPage } from './rest-of-page.js';
import { creatorSection } from './sections/creator.js';
import { formSection } from './sections/form.js';
import { mediaSection } from './sections/media.js';
import { publishSection } from './sections/publish.js';
import { cardStyles } from './styles/card.styles.js';
import { formStyles } from './styles/form.styles.js';
import { iconStyles } from './styles/icon.styles.js';
import { mediaStyles } from './styles/media.styles.js';
import type { Drawn, Section } from './section.js';
import { Still } from './still.js';
import { stopScriptedLabel } from './trusted.js';

/**
 * Draws the whole page of the composer into the shadow root of its host, and keeps what only the page knows: focus, the
 * open list, what the preview shows. It decides nothing about posting; that is in the view that it is given.
 */
export class ComposerUi implements ReactiveController {
  static readonly styles: CSSResult[] = [...controlStyles, cardStyles, iconStyles, mediaStyles, formStyles];

  readonly #host: ControlsHost;
  readonly #restOfPage: RestOfPage;
  readonly #addStyles: AddStyles;
  /** Keeps what is pressed until the privacy select is there. */
  #earlySelect: EarlySelect<PrivacyLevel> | undefined;
  #privacySelect: SelectController<PrivacyLevel> | undefined;
  readonly #titleField: TextFieldController;
  #descriptionField: TextFieldController | undefined;
  readonly #preview: PreviewController;
  readonly #live = new LiveRegion();
  /** The page around the element says nothing about light and dark, so the user's own preference decides. */
  #autoScheme: boolean | undefined;
  readonly #still = new Still();
  /** What stands on the page. */
  #drawn: Drawn | undefined;
  /** What has its styles on the page already. */
  #rest: Rest | undefined;
  readonly #restNotice: RestNotice;

  constructor(host: ControlsHost, restOfPage: RestOfPage, addStyles: AddStyles, autoScheme?: boolean) {
    this.#host = host;
    this.#restOfPage = restOfPage;
    this.#addStyles = addStyles;
    this.#restNotice = new RestNotice(host, restOfPage.load);
    this.#autoScheme = autoScheme;
    this.#titleField = new TextFieldController(host);
    this.#preview = new PreviewController(host);
    new FocusKeeper(host);
    host.addController(this);
    if (!restOfPage.present()) this.#restNotice.load();
  }

  hostConnected(): void {
    const { renderRoot } = this.#host;
    renderRoot.addEventListener('click', stopScriptedLabel, true);
    for (const type of DRAG_EVENTS) renderRoot.addEventListener(type, this);
    // To ask for a style has the browser work all of them out, so it is not asked twice.
    if (this.#autoScheme === undefined) this.readScheme();
  }

  hostUpdated(): void {
    const select = this.#privacySelect;
    const early = this.#earlySelect;
    if (!select || !early) return;
    this.#earlySelect = undefined;
    const presses = early.take();
    // Elsewhere the user has moved on; the heading stands in for a "Try again" that is gone.
    if (!presses.length || !this.#host.renderRoot.querySelector('.heading:focus, .c-select:focus')) return;
    focusSection(this.#host.renderRoot, 'privacy');
    for (const press of presses) select.handleEvent(press);
  }

  render(drawn: Drawn): TemplateResult | typeof noChange {
    const { view, text } = drawn;
    const { form, phase } = view;
    const rest = this.#adoptRest();
    // What takes the place of the form comes with the rest, which is due; until then what stands there stays.
    const { isMissing } = this.#restNotice;
    if (view.panel && !rest && !isMissing) return noChange;
    const select = this.#privacySelect ?? (this.#earlySelect ??= new EarlySelect(() => this.#restNotice.focus()));
    const isForm = phase === 'loading' || phase === 'editing';
    this.#drawn = drawn;
    const section: Section = {
      ...drawn,
      dispatch: this.#dispatch,
      form,
      isStill: this.#still.isStill(drawn, {
        rest,
        isMissing,
        changes: this.#preview.changes,
        active: select.active,
        byKeys: select.byKeys,
      }),
      isForm,
      rest,
      notLoaded: isMissing ? text.say('rest.not-loaded') : undefined,
      preview: this.#preview,
      privacySelect: select,
      titleField: this.#titleField,
      descriptionField: form.description && (this.#descriptionField ??= new TextFieldController(this.#host)),
      lockedBy: form.locked ? text.say('block.loading') : undefined,
      edit: this.#edit,
      choose: this.#choose,
      focusFirstError: this.#focusFirstError,
    };
    return html`<div class="frame">
      <div
        class="card"
        part="card"
        lang=${drawn.language}
        dir=${drawn.direction}
        ?data-auto=${this.#autoScheme}
        ?data-waiting=${drawn.isWaiting}
        ?data-locked=${form.locked}
      >
        <slot name="header"></slot>
        ${isMissing ? this.#restNotice.render(text) : rest?.earlierSection(section)}
        ${section.isStill ? noChange : creatorSection(section)}
        <div class="body" part="body">
          ${isForm ? formHeading(section) : nothing} ${isForm || form.draft.media ? mediaSection(section) : nothing}
          ${main(section)}
        </div>
        ${section.isStill ? noChange : isForm ? publishSection(section) : nothing}
        <slot name="footer"></slot>
        <div class="sr" role="status" part="status" .textContent=${this.#live.sentence(section, rest)}></div>
        <div class="c-tip" popover="manual" role="tooltip"></div>
      </div>
    </div>`;
  }

  // What sections call is made once: made with each drawing, it would hold all that was drawn with it.

  readonly #dispatch = (event: ComposerEvent): void => {
    this.#drawn?.dispatch(event);
    if (event.type === 'files-chosen') this.#restNotice.focus();
  };

  readonly #edit = (edit: DraftEdit): void => {
    // Who goes on to something else no longer waits for the list.
    this.#earlySelect?.take();
    this.#dispatch({ type: 'draft-edited', edit });
  };

  readonly #choose: Section['choose'] = (by, edit) => {
    this.#earlySelect?.take();
    this.#drawn?.guard.choose(...by, () => this.#dispatch({ type: 'draft-edited', edit }));
    this.#restNotice.focus();
  };

  readonly #focusFirstError = (): void => {
    if (this.#drawn && !this.#restNotice.focus()) focusFirstError(this.#host.renderRoot, this.#drawn.view.form);
  };

  /** The listener of files that are dragged; not for callers. */
  handleEvent(event: DragEvent): void {
    const card = this.#drawn?.view.form.canChangeMedia ? this.#host.renderRoot.querySelector('.card') : null;
    followFiles(event, this.#preview, card, (files) => this.#dispatch({ type: 'files-chosen', files, how: 'either' }));
  }

  /** Its styles come to the page before anything that needs them, and with it the tooltips. */
  #adoptRest(): Rest | undefined {
    const rest = this.#restOfPage.present();
    if (rest && !this.#rest) {
      // The page around may have got its styles while this one was loading.
      this.readScheme();
      this.#addStyles(rest.restStyles);
      this.#privacySelect = new rest.SelectController(this.#host);
      this.#privacySelect.reasons = new rest.ReasonController(this.#host);
    }
    this.#rest = rest;
    return rest;
  }

  /** The page around the element may have another theme. */
  readScheme(): void {
    const isAuto = getComputedStyle(this.#host).colorScheme === 'normal';
    if (isAuto !== this.#autoScheme) this.#host.requestUpdate();
    this.#autoScheme = isAuto;
  }
}

/** Stands before the media, so that who lands on it has all of the page ahead. */
function formHeading({ form, text }: Section): TemplateResult {
  const inbox = form.settings.mode === 'inbox';
  return html`<h2
    class="heading sr"
    tabindex="-1"
    .textContent=${text.say(inbox ? 'publish.action.inbox' : 'publish.action')}
  ></h2>`;
}

function main(section: Section): unknown {
  const { rest } = section;
  const { panel } = section.view;
  if (!panel) return formSection(section);
  switch (panel.kind) {
    case 'connect':
      return rest?.connectSection(section, panel);
    case 'blocked':
      return rest?.blockedSection(section, panel);
    case 'interrupted':
      return rest?.interruptedSection(section, panel);
    case 'progress':
      return rest?.progressSection(section, panel);
    case 'published':
      return rest?.publishedSection(section, panel);
    case 'failed':
      return rest?.failedSection(section, panel);
    default:
      return panel satisfies never;
  }
}
