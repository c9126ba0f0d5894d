import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { PRESCRIBED } from '../../../src/domain/prescribed.js';
import type { Locale, StringOverrides } from '../../../src/text/strings.js';
import { ENGLISH } from '../../../src/text/en.js';
import { wordsOf } from '../../../src/testing/words.js';
import { createText } from '../../../src/text/text.js';
import { formsOf, TRANSLATIONS } from './all-locales.js';

// TikTok prescribes these two; the compiler refuses a host that rewords them, and so does the text layer.
// @ts-expect-error a prescribed sentence is no key that a host may override
const rewording: StringOverrides = { disclosureIncomplete: 'Ours', 'violation.disclosure_incomplete': 'Ours' };

const prescribedIn = (text: ReturnType<typeof createText>) => [
  text.violation({ code: 'disclosure_incomplete' }),
  text.violation({ code: 'branded_content_private' }),
  text.block('branded_content_private'),
];

/** TikTok's words letter for letter, with what a locale says beside them. */
const verbatim = (translations?: Locale['prescribed']) =>
  (['disclosureIncomplete', 'brandedNotPrivate', 'brandedNotPrivate'] as const).map((key) => ({
    text: PRESCRIBED[key],
    prescribed: true,
    translation: translations?.[key],
  }));

const arabic = await wordsOf('ar');

describe('createText', () => {
  for (const { tag, locale } of TRANSLATIONS) {
    it(`keeps prescribed sentences in English in ${tag}, with a translation beside them`, () => {
      const text = createText(tag, locale);
      assert.ok(locale.prescribed);
      assert.deepEqual(prescribedIn(text), verbatim(locale.prescribed));
      assert.equal(text.prescribedTranslations, locale.prescribed);
    });
  }

  it('gives the way out after the prescribed sentence where branded content is closed', () => {
    for (const { tag, locale } of [{ tag: 'en' as const, locale: ENGLISH }, ...TRANSLATIONS]) {
      const text = createText(tag, locale);
      assert.deepEqual(
        text.block('private_with_branded'),
        { ...text.block('branded_content_private'), wayOut: text.say('block.private_with_branded') },
        tag,
      );
    }
  });

  it('lets no override replace a prescribed sentence', () => {
    assert.deepEqual(prescribedIn(createText('en', ENGLISH, rewording)), verbatim());
  });

  it('lets a host override any other string, in any language', async () => {
    const locale = await wordsOf('fr');
    const text = createText('fr', locale, { 'publish.ready': 'Voilà' });
    assert.equal(text.say('publish.ready'), 'Voilà');
    assert.equal(text.say('publish.action'), locale.strings['publish.action']);
  });

  it('lets no override replace a name that has to be found, nor be anything but text [S5, S8]', () => {
    // @ts-expect-error the compiler refuses such a name, too
    const cancel: StringOverrides = { 'publish.action': 'Cancel' };
    const renamed: object = {
      ...cancel,
      'publish.ready': 'All set',
      'privacy.SELF_ONLY': 'Everyone',
      'interactions.comment': 'Allow nothing',
      'disclosure.label': 'Nothing to see',
      'media.replace': 7,
    };
    const [own, english] = [createText('en', ENGLISH, renamed), createText('en', ENGLISH)];
    assert.equal(own.say('publish.ready'), 'All set');
    for (const key of ['publish.action', 'interactions.comment', 'disclosure.label', 'media.replace'] as const) {
      assert.equal(own.say(key), english.say(key));
    }
    assert.equal(own.privacy('SELF_ONLY'), english.privacy('SELF_ONLY'));
  });

  it('fills an override with the same values', () => {
    const text = createText('en', ENGLISH, { 'refused.empty': 'Nothing in {name}' });
    assert.equal(text.say('refused.empty', { name: 'clip.mp4' }), 'Nothing in clip.mp4');
  });

  it('leaves a placeholder that nobody filled to be seen', () => {
    const text = createText('en', ENGLISH, { 'media.replace': 'Replace {what}' });
    assert.equal(text.say('media.replace'), 'Replace {what}');
  });

  it('reads nothing into a value that looks like a placeholder or a replacement', () => {
    const text = createText('en', ENGLISH);
    assert.equal(text.say('refused.empty', { name: '{max}$&.mp4' }), '{max}$&.mp4 is empty. Choose another file.');
  });
});

describe('a length over the limit', () => {
  for (const [seconds, max, length, limit] of [
    [4, 1, '4 seconds', '1 second'],
    [60.2, 60, '1 minute 0.2 seconds', '1 minute'],
    [60.48, 60, '1 minute 0.5 seconds', '1 minute'],
    [60.6, 60, '1 minute 1 second', '1 minute'],
    [800, 600, '13 minutes 20 seconds', '10 minutes'],
  ] as const) {
    it(`of ${seconds} s is in words and differs from the limit of ${max} s`, () => {
      const { text } = createText('en', ENGLISH).violation({ code: 'video_too_long', seconds, max });
      assert.equal(
        text,
        `This video is ${length} long. Your account can post up to ${limit}. Shorten it and try again.`,
      );
    });
  }
});

describe('a sentence that counts', () => {
  it('has the form of its count', () => {
    const { say } = createText('en', ENGLISH);
    assert.equal(say('text.over', { count: 1 }), '1 character over the limit');
    assert.equal(say('text.over', { count: 12_000 }), '12,000 characters over the limit');
  });

  it('has every form of a language with several', () => {
    const over = { one: 'one {count}', few: 'few {count}', many: 'many {count}', other: 'other {count}' };
    const { say } = createText('ru', ENGLISH, { 'text.over': over });
    assert.deepEqual(
      [1, 2, 5, 21].map((count) => say('text.over', { count })),
      ['one 1', 'few 2', 'many 5', 'one 21'],
    );
  });

  it('uses `other` where a form is missing', () => {
    const { say } = createText('ru', ENGLISH, { 'text.over': { other: 'over by {count}' } });
    assert.equal(say('text.over', { count: 2 }), 'over by 2');
  });

  it('counts what a rule found too many', () => {
    const { text } = createText('en', ENGLISH).violation({ code: 'title_too_long', units: 91, max: 90 });
    assert.equal(text, 'Your title is 1 character too long. The limit is 90.');
  });
});

describe('a rate outside the limits', () => {
  const violation = { code: 'video_frame_rate_outside', frameRate: 20.2, min: 23, max: 60 } as const;

  it('is said to vary where it does, in every language', () => {
    for (const { tag, locale } of TRANSLATIONS) {
      const text = createText(tag, locale);
      assert.match(text.violation({ ...violation, variable: true }).text, /20[.,]2 \(VFR\)/, tag);
      assert.doesNotMatch(text.violation(violation).text, /VFR/, tag);
    }
  });
});

describe('file names in a sentence', () => {
  it('are isolated in Arabic', () => {
    const sentence = createText('ar', arabic).say('refused.empty', { name: '(1) clip.mp4' });
    assert.ok(sentence.includes('\u2068(1) clip.mp4\u2069'), sentence);
  });

  it('are isolated in Hebrew', () => {
    const sentence = createText('he', ENGLISH).say('refused.empty', { name: '(1) clip.mp4' });
    assert.ok(sentence.includes('\u2068(1) clip.mp4\u2069'), sentence);
  });

  it('are isolated in Arabic when a rule names them', () => {
    const { text } = createText('ar', arabic).violation({ code: 'video_empty', name: 'clip.mp4' });
    assert.ok(text.includes('\u2068clip.mp4\u2069'), text);
  });

  it('are isolated in English when they run from right to left', () => {
    const sentence = createText('en', ENGLISH).say('media.reading', { name: 'סרטון.mp4' });
    assert.equal(sentence, 'Reading \u2068סרטון.mp4\u2069…');
  });

  it('stand bare where all runs from left to right', () => {
    assert.equal(createText('en', ENGLISH).say('media.reading', { name: 'clip.mp4' }), 'Reading clip.mp4…');
  });

  it('leave no isolate open in any sentence', () => {
    for (const { tag, locale } of TRANSLATIONS) {
      for (const [key, message] of Object.entries(locale.strings)) {
        const words = formsOf(message).join('');
        const [opened, closed] = [/[\u2066-\u2068]/g, /\u2069/g].map((mark) => words.match(mark)?.length ?? 0);
        assert.equal(opened, closed, `${tag} ${key}`);
      }
    }
  });
});
