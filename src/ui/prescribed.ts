import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { POLICIES, PRESCRIBED, PROCESSING_NOTICE, type PrescribedKey } from '../domain/prescribed.js';
import type { Sentence, Text } from '../text/text.js';
import type { Reason } from './controls/index.js';

const POLICY = new RegExp(`(${POLICIES.map(({ name }) => name).join('|')})`);

/** The words of a sentence; each part that is the name of a policy is a link. */
function linked(sentence: string): unknown {
  const parts = sentence.split(POLICY).filter(Boolean);
  if (parts.length === 1) return sentence;
  return parts.map((part) => {
    const policy = POLICIES.find(({ name }) => name === part);
    return policy
      ? html`<a part="policy-link" href=${policy.url} target="_blank" rel="noopener noreferrer">${part}</a>`
      : part;
  });
}

/**
 * A prescribed sentence in TikTok's own English, letter for letter, and its translation under it where the language has
 * one. The room of both is that of the longest sentence among those that may stand here.
 */
export function prescribed(
  key: PrescribedKey | 'processingNotice' | undefined,
  { prescribedTranslations: translations }: Text,
  among: readonly PrescribedKey[] = [],
): TemplateResult {
  const room = (words: Readonly<Record<PrescribedKey, string>>): string =>
    among.reduce((longest, each) => (words[each].length > longest.length ? words[each] : longest), '');
  // Another sentence is other words, not the same ones moved: where it ends at the right edge, they would all move.
  const sentence = keyed(key, key && linked(key === 'processingNotice' ? PROCESSING_NOTICE : PRESCRIBED[key]));
  // Nothing may stand between the two, or the sentence would not be letter for letter what its paragraph says.
  return html`<span class="c-room" lang="en" dir="ltr" data-room=${room(PRESCRIBED)}><span>${sentence}</span></span
    >${
      translations
        ? html`<small class="c-room" data-room=${room(translations)}><span>${key && translations[key]}</span></small>`
        : nothing
    }`;
}

/** A sentence as a reason: when TikTok prescribes it, marked as English, with its translation and then the way out. */
export function reason(sentence: Sentence | undefined): Reason | undefined {
  return sentence?.prescribed
    ? html`<span lang="en" dir="ltr">${sentence.text}</span
        >${sentence.translation ? html` <small>${sentence.translation}</small>` : nothing}${
          sentence.wayOut ? html`<span>${` ${sentence.wayOut}`}</span>` : nothing
        }`
    : sentence?.text;
}

/** The longest of the reasons that may stand in one place, each part on a line of its own, as {@link reason} breaks it. */
export function roomFor(reasons: readonly Sentence[]): string {
  return reasons
    .map(({ text, translation, wayOut }) => [text, translation, wayOut].filter(Boolean).join('\n'))
    .reduce((longest, each) => (each.length > longest.length ? each : longest), '');
}
