import { html, nothing, type TemplateResult } from 'lit';
import { POLICIES, PRESCRIBED, PROCESSING_NOTICE, type PrescribedKey } from '../domain/prescribed.js';
import type { Sentence, Text } from '../text/text.js';
import type { Reason } from './controls/index.js';

const POLICY = new RegExp(`(${POLICIES.map(({ name }) => name).join('|')})`);

/** A sentence in TikTok's own English, whatever the language around it; the policies that it names are links. */
function english(sentence: string, links: boolean): TemplateResult {
  const parts = links ? sentence.split(POLICY) : [sentence];
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
  const translation = prescribedTranslations?.[key];
  return html`${english(key === 'processingNotice' ? PROCESSING_NOTICE : PRESCRIBED[key], key.startsWith('decl'))}
  ${translation ? html`<small>${translation}</small>` : nothing}`;
}

/** A sentence as a reason: marked as English when TikTok prescribes it. */
export function reason(sentence: Sentence | undefined): Reason | undefined {
  return sentence?.prescribed ? english(sentence.text, false) : sentence?.text;
}
