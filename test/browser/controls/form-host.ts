import { LitElement, css, html, type TemplateResult } from 'lit';
import {
  ReasonController,
  SelectController,
  TextFieldController,
  controlStyles,
  floatStyles,
  reasonButton,
  reasonCheckbox,
  reasonSelect,
  reasonSwitch,
  textField,
  type Reason,
  type SelectOption,
} from '../../../src/ui/controls/index.js';

/** What the private form of these tests shows; a test changes what it needs. */
export interface FormState {
  title: string;
  titleBlockedBy: Reason | undefined;
  caption: string;
  audience: string | undefined;
  audienceOptions: readonly SelectOption<string>[];
  audienceBlockedBy: Reason | undefined;
  comment: boolean;
  duet: boolean;
  duetBlockedBy: Reason | undefined;
  disclose: boolean;
  branded: boolean;
  brandedBlockedBy: Reason | undefined;
  sendBlockedBy: Reason | undefined;
}

/** The reasons that the form begins with. */
export const REASONS = {
  nobody: 'Shared content cannot be kept for nobody.',
  duet: 'Duets are off in your settings.',
  branded: 'Branded content is closed while nobody can see it, as long as this is chosen.',
  send: 'Choose who can view this post.',
} as const;

const counter = new Intl.NumberFormat('en');

/** A form of all controls in one shadow root, with a theme in light and dark, for tests and pictures. */
export class FormHost extends LitElement {
  static override properties = { state: { attribute: false } };
  static override styles = [
    ...controlStyles,
    ...floatStyles,
    css`
      :host {
        display: block;
      }
      .theme {
        --_ink: light-dark(#161823, #f4f4f6);
        --_on-ink: light-dark(#ffffff, #161823);
        --_card: light-dark(#ffffff, #17181d);
        --_soft: light-dark(#f5f5f7, #24262e);
        --_line: light-dark(#e3e4e8, #34363f);
        --_edge: light-dark(#82848f, #70737f);
        --_muted: light-dark(#5b5e6b, #a4a7b3);
        --_accent: light-dark(#d61c4e, #ff5f86);
        --_focus: light-dark(#d61c4e, #ff5f86);
        --_danger: light-dark(#b3261e, #ff8a80);
        --_tip-bg: light-dark(#161823, #f4f4f6);
        --_tip-ink: light-dark(#ffffff, #161823);
        display: grid;
        gap: 20px;
        box-sizing: border-box;
        max-inline-size: 466px;
        padding: 20px;
        border-radius: 16px;
        background: var(--_card);
        color: var(--_ink);
        font:
          14px/1.45 system-ui,
          sans-serif;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px 18px;
      }
      .group {
        display: grid;
        gap: 12px;
        padding: 14px;
        border-radius: 12px;
        background: var(--_soft);
      }
    `,
  ];

  state: FormState = {
    title: 'Morning light over the harbor #sunrise #sailing',
    titleBlockedBy: undefined,
    caption: '',
    audience: undefined,
    audienceOptions: [
      { value: 'all', label: 'Everyone' },
      { value: 'friends', label: 'Friends', description: 'Followers that you follow back' },
      { value: 'none', label: 'Only me', blockedBy: REASONS.nobody },
    ],
    audienceBlockedBy: undefined,
    comment: false,
    duet: false,
    duetBlockedBy: REASONS.duet,
    disclose: true,
    branded: true,
    brandedBlockedBy: undefined,
    sendBlockedBy: REASONS.send,
  };
  /** What the controls have reported, in order. */
  readonly reports: string[] = [];
  readonly presses: MouseEvent[] = [];

  readonly #reasons = new ReasonController(this);
  readonly #audience = new SelectController<string>(this, this.#reasons);
  readonly #title = new TextFieldController(this);
  readonly #caption = new TextFieldController(this);

  set(change: Partial<FormState>): Promise<boolean> {
    this.state = { ...this.state, ...change };
    return this.updateComplete;
  }

  override render(): TemplateResult {
    const { state } = this;
    const words = ({ length }: string, limit: number) => ({
      counter: `${counter.format(length)} / ${counter.format(limit)}`,
      over: length > limit ? `${counter.format(length - limit)} over` : undefined,
      trim: 'Trim',
    });
    return html`<div class="theme">
      ${textField({
        id: 'title',
        label: 'Title',
        value: state.title,
        blockedBy: state.titleBlockedBy,
        limit: 90,
        words: words(state.title, 90),
        controller: this.#title,
        onInput: (title) => this.#report('title', { title }),
      })}
      ${textField({
        id: 'caption',
        label: 'Caption',
        value: state.caption,
        limit: 20,
        singleLine: true,
        placeholder: 'One line',
        words: words(state.caption, 20),
        controller: this.#caption,
        onInput: (caption) => this.#report('caption', { caption }),
      })}
      ${reasonSelect({
        id: 'audience',
        label: 'Who can view this post',
        placeholder: 'Select who can view',
        options: state.audienceOptions,
        value: state.audience,
        blockedBy: state.audienceBlockedBy,
        controller: this.#audience,
        onSelect: (audience) => this.#report(`audience ${audience}`, { audience }),
      })}
      <div class="row">
        ${reasonCheckbox({
          id: 'comment',
          label: 'Allow Comment',
          checked: state.comment,
          onChange: (comment) => this.#report(`comment ${comment}`, { comment }),
        })}
        ${reasonCheckbox({
          id: 'duet',
          label: 'Allow Duet',
          checked: state.duet,
          blockedBy: state.duetBlockedBy,
          onChange: (duet) => this.#report(`duet ${duet}`, { duet }),
        })}
      </div>
      ${reasonSwitch({
        id: 'disclose',
        label: 'Disclose commercial content',
        help: 'Turn on if this post promotes yourself, a brand, product or service.',
        checked: state.disclose,
        onChange: (disclose) => this.#report(`disclose ${disclose}`, { disclose }),
      })}
      <div class="group">
        ${reasonCheckbox({
          id: 'branded',
          label: 'Branded content',
          help: 'You are promoting another brand or a third party.',
          checked: state.branded,
          blockedBy: state.brandedBlockedBy,
          room: 'Branded content visibility cannot be set to private.',
          onChange: (branded) => this.#report(`branded ${branded}`, { branded }),
        })}
      </div>
      ${reasonButton({
        id: 'send',
        label: 'Post it now',
        room: REASONS.send,
        blockedBy: state.sendBlockedBy,
        onPress: (event) => {
          this.presses.push(event);
          this.reports.push('press');
        },
        onBlockedPress: () => {
          this.reports.push('blocked press');
        },
      })}
      <div class="c-tip" popover="manual" role="tooltip"></div>
    </div>`;
  }

  #report(what: string, change: Partial<FormState>): void {
    this.reports.push(what);
    void this.set(change);
  }
}

customElements.define('controls-form-host', FormHost);
