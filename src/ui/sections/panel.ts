import { html, nothing, type TemplateResult } from 'lit';

type Content = unknown;

/** What stands where the form stood: one heading, what happened, and what can be done. */
export interface Panel {
  readonly heading: string;
  readonly mark?: 'good' | 'bad' | 'stop';
  /** Templates, or sentences that become paragraphs. */
  readonly body: readonly Content[];
  /** An empty list keeps the room. */
  readonly actions?: Content;
  /** Quieter lines under the actions. */
  readonly notes?: readonly Content[];
}

const lines = (contents: readonly Content[], look: string) =>
  contents.map((content) => (content ? html`<p class=${look}>${content}</p>` : nothing));

/** One template for all phases without a form, so that a focused heading stays the same element from phase to phase. */
export function panel({ heading, mark, body, actions, notes = [] }: Panel): TemplateResult {
  return html`<div class="panel" part="panel">
    <h2 class="heading" part="heading" tabindex="-1" data-mark=${mark ?? nothing}>${heading}</h2>
    ${body.map((content) => (typeof content === 'string' ? lines([content], '') : content))}
    ${actions ? html`<div class="actions" part="actions">${actions}</div>` : nothing} ${lines(notes, 'c-help')}
  </div>`;
}
