import type { ComposerView } from '../composer/view.js';
import { SECTION_OF } from '../domain/violation.js';
import type { Section } from './section.js';
import { cropSentences } from './sections/crop-words.js';
import { failureWords } from './sections/failed.js';
import { fixSentences } from './sections/fix.js';
import { importSentences } from './sections/import-note.js';
import { fileWords } from './sections/interrupted.js';
import { delayWords, flowWords } from './sections/progress.js';
import { noticeWords } from './sections/publish.js';
import { whyNoLink } from './sections/published.js';

/**
 * What a change of the page has a screen reader say, behind the sentence that holds now and is said once. What stands on the page
 * at first is read there; it is no change. Nor are other words for the same.
 */
export function announce(
  section: Section,
  before: ComposerView | undefined,
  last: string,
  photoBefore?: number,
): readonly [sentence: string, said: string | undefined] {
  const sentence = sentenceFor(section, before, photoBefore);
  return [sentence, before && together(sentence !== last && sentence, earlierWords(section, before))];
}

/** What there is to say now; nothing when the phase goes on quietly. */
function sentenceFor(section: Section, before: ComposerView | undefined, photoBefore = 0): string {
  const { view, text } = section;
  const { say, format } = text;
  const { panel, form, phase } = view;
  const entered = before?.phase !== phase;
  if (!panel) {
    if (phase === 'loading') return together(entered && say('creator.loading'), filesWords(section, before));
    const isNews = entered || before.form.notice !== form.notice;
    const files = filesWords(section, before);
    return together(
      isNews && form.notice
        ? noticeWords(form.notice, text)
        : entered && say('creator.posting-as', { nickname: form.creator?.nickname ?? '' }),
      files || photoWords(section, before, photoBefore),
      fixWords(section, before),
      cropWords(section, before),
    );
  }
  switch (panel.kind) {
    case 'connect':
      return panel.link.kind === 'failed'
        ? text.error(panel.link.error)
        : say(panel.link.kind === 'idle' ? 'connect.title' : 'connect.waiting');
    case 'blocked':
      return together(say('violation.creator_cannot_post'), say(`error.${panel.block}`));
    case 'interrupted': {
      const was = before?.panel;
      if (was?.kind !== panel.kind) return say('interrupted.title');
      return was.file === panel.file ? '' : fileWords(panel, text) || say('interrupted.continue');
    }
    case 'progress': {
      if (panel.stage === 'processing') return delayWords(panel, text, 'processing');
      const words = flowWords(panel, text);
      if (words) return words;
      if (panel.bytes) {
        return say('announce.progress', { percent: format.percent(Math.floor(panel.bytes.fraction * 4) / 4) });
      }
      const had = before?.panel?.kind === 'progress' && before.panel.bytes;
      return entered ? say('progress.uploading') : had ? say('progress.step.handing-over') : '';
    }
    case 'published': {
      const { outcome } = panel;
      return together(
        say(outcome.kind === 'inbox' ? 'published.title.inbox' : 'published.title'),
        whyNoLink(outcome, text) || say('published.view'),
      );
    }
    case 'failed':
      return together(...failureWords(panel.failure, text));
  }
}

/** What became of chosen files, when it is news: the question, the refusal, or what has been read and what is wrong with it. */
function filesWords({ view: { form }, text }: Section, before: ComposerView | undefined): string {
  const { importState, draft, violations } = form;
  const { media } = draft;
  const { format, say } = text;
  const was = before?.form;
  if (was?.importState === importState) return '';
  if (importState.kind !== 'idle') return together(...importSentences(importState, text));
  if (!media || was?.importState.kind !== 'reading' || was.draft.media === media) return '';
  const broken = violations.filter(({ code }) => SECTION_OF[code] === 'media');
  const problems = broken.map((violation) => text.violation(violation).text);
  if (media.kind === 'video') {
    const { name, durationSeconds } = media.facts;
    return together(name, durationSeconds !== undefined && format.clock(durationSeconds), ...problems);
  }
  const count = format.number(media.photos.length);
  return together(media.photos.at(-1)?.facts.name, say('media.photo-of', { index: count, count }), ...problems);
}

/** Which photo the preview shows, where that or its place has changed. */
function photoWords({ view, text, preview }: Section, before: ComposerView | undefined, photoBefore: number): string {
  const words = ({ form: { draft } }: ComposerView, at: number): string => {
    const { media } = draft;
    if (media?.kind !== 'photo') return '';
    const { say, format } = text;
    const place = { index: format.number(at + 1), count: format.number(media.photos.length) };
    return together(say('media.photo-of', place), at === media.coverIndex && say('media.photo-cover'));
  };
  const was = before && words(before, photoBefore);
  const is = words(view, preview.photo);
  return was && was !== is ? is : '';
}

/** What becomes of a change to the video, when it is news: each quarter of the way, and its end. */
function fixWords({ view: { fix }, text }: Section, before: ComposerView | undefined): string {
  const was = before?.fix;
  if (!fix || fix === was) return '';
  if (fix.kind !== 'working') return fix.kind === was?.kind ? '' : together(...fixSentences(fix, text));
  return together(...fixSentences({ ...fix, share: Math.floor(fix.share * 4) / 4 }, text));
}

/** What becomes of the crop of a photo, when it is news. An offer or an open frame is read where it stands. */
function cropWords({ view: { crops }, text }: Section, before: ComposerView | undefined): string {
  const kindBefore = (id: string) => before?.crops.find((crop) => crop?.id === id)?.kind;
  const news = crops.find((crop) => crop && crop.kind !== kindBefore(crop.id) && crop.kind !== 'offered');
  return news && news.kind !== 'open' ? together(...cropSentences(news, text)) : '';
}

/** How a post ended that a reset had put aside. Their places change only when one comes or goes, which is no end. */
function earlierWords({ view: { earlier }, text }: Section, before: ComposerView | undefined): string | undefined {
  const was = before?.earlier;
  const ended = earlier.find(({ state }, index) => state !== was?.[index]?.state);
  return ended && was?.length === earlier.length ? text.say(`earlier.${ended.state}`) : undefined;
}

/** Sentences one after the other; a title before a sentence gets its full stop. */
function together(...sentences: readonly (string | false | undefined)[]): string {
  return sentences
    .filter((each) => each)
    .map((each, index, { length }) => (index < length - 1 && /[\p{L}\p{N}]$/u.test(each || '') ? `${each}.` : each))
    .join(' ');
}
