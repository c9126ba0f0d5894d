import { html, nothing, type TemplateResult } from 'lit';
import type { Notice } from '../../composer/state.js';
import { PRESCRIBED } from '../../domain/prescribed.js';
import type { Text } from '../../text/text.js';
import type { Section } from '../section.js';
import { reasonButton, type Reason } from '../controls/index.js';
import { prescribed, reason } from '../prescribed.js';

/** What the creator agrees to, and the button that says so (Content Sharing Guidelines 2 note, 3a, 4 and 5d). */
export function publishSection(section: Section): TemplateResult {
  const { form, text, guard, focusFirstError } = section;
  const missing = firstError(section);
  return html`<div class="consent" part="consent">
    <p class="declaration" part="declaration">${prescribed(form.declaration, text, ['declarationBrandedAndMusic'])}</p>
    <p class="c-help" part="processing-notice">${prescribed('processingNotice', text)}</p>
    ${reasonButton({
      id: 'publish',
      part: 'publish-button',
      label: text.say(form.settings.mode === 'inbox' ? 'publish.action.inbox' : 'publish.action'),
      note: line(section, text.say('publish.ready')),
      room: `${text.say('violation.privacy_missing')} ${PRESCRIBED.disclosureIncomplete}\n${
        text.prescribedTranslations?.disclosureIncomplete ?? ''
      }`,
      blockedBy: missing && line(section, missing),
      onPressStart: guard.begin,
      onPress: guard.publish,
      onBlockedPress: focusFirstError,
    })}
  </div>`;
}

/** What just happened, in a sentence. */
export function noticeWords(notice: Notice, { say }: Text): string {
  return say(notice === 'page-obscured' ? 'error.page_obscured' : `notice.${notice}`);
}

/**
 * What just happened, where there is something, before what is to be done: here nothing moves when it comes and goes. Each space
 * is in one text with words: beside a comment of Lit's Chromium leaves it out of what it has read out.
 */
function line({ form, text }: Section, rest: Reason | undefined): Reason | undefined {
  const { notice } = form;
  if (!notice) return rest;
  const codes = form.violations.map(({ code }) => code).join();
  // It asks for the missing choice itself.
  const isAll = notice === 'account-changed' && codes === 'privacy_missing';
  return html`<b part="notice">${`${noticeWords(notice, text)} `}</b>${isAll ? nothing : rest}`;
}

/** Chosen files that are not there yet, or the first thing that is missing. TikTok's own prompt is always among it while it applies, because hovering must show it. */
function firstError({ form, text, view, rest, notLoaded }: Section): Reason | undefined {
  if (notLoaded) return notLoaded;
  const [first] = form.violations;
  const prompt = form.violations.find(({ code }) => code === 'disclosure_incomplete');
  const asked = reason(prompt && text.violation(prompt));
  const after = (sentence = ''): Reason => html`${asked}${` ${sentence}`}`;
  // A file name may be longer than the room of the line; the whole sentence stands over the preview.
  if (form.waiting) return html`<span class="c-fit">${after(rest?.importSentences(form.importState, text)[0])}</span>`;
  if (form.fixing) {
    const crop = view.crops.find((each) => each?.kind === 'working');
    return after(crop ? rest?.cropSentences(crop, text)[0] : text.say('fix.preparing'));
  }
  if (!first || prompt === first) return asked;
  const sentence = text.violation(first);
  return asked ? html`${`${sentence.text} `}${asked}` : reason(sentence);
}
