import { html, nothing, type TemplateResult } from 'lit';
import { POLICIES, PRESCRIBED, PROCESSING_NOTICE, type PrescribedKey } from '../domain/prescribed.js';
import type { Sentence, Text } from '../text/text.js';
import type { Reason } from './controls/index.js';

const POLICY = new RegExp(`(${POLICIES.map(({ name }) => name).join('|')})`);

/** A sentence in TikTok's own English, whatever the language around it; each part that is the name of a policy is a link. */
function english(...parts: readonly string[]): TemplateResult {
  return html`<span lang="en" dir="ltr"
    >${parts.map((part) => {
      const policy = POLICIES.find(({ name }) => name === part);
      return policy
        ? html`<a part="policy-link" href=${policy.url} target="_blank" rel="noopener noreferrer">${part}</a>`
        : part;
    })}</span
  >`;
}

/** A prescribed sentence, letter for letter, and its translation under it where the language has one. */
export function prescribed(key: PrescribedKey | 'processingNotice', { prescribedTranslations }: Text): TemplateResult {
  const sentence = key === 'processingNotice' ? PROCESSING_NOTICE : PRESCRIBED[key];
  const translation = prescribedTranslations?.[key];
  // Nothing may stand between the two, or the sentence would not be letter for letter what its paragraph says.
  return html`${english(...sentence.split(POLICY))}${translation ? html`<small>${translation}</small>` : nothing}`;
}

/** A sentence as a reason: marked as English when TikTok prescribes it. */
export function reason(sentence: Sentence | undefined): Reason | undefined {
  return sentence?.prescribed ? english(sentence.text) : sentence?.text;
}
