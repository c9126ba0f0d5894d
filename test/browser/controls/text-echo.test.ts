import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { FormHost } from './form-host.js';
import { form, leave, part } from './helpers.js';
import { area, chord, echo, type } from './text-helpers.js';
import { until } from '../until.js';

const marked = (host: FormHost): (string | null)[] =>
  [...echo(host).querySelectorAll('b')].map((run) => run.textContent);

describe('the echo of textField', () => {
  beforeEach(leave);

  it('marks hashtags and mentions as they are typed', async () => {
    const host = await form({ title: '' });
    area(host).focus();
    await type('sun #sea');
    expect(marked(host)).to.deep.equal(['#sea']);
    await type(' @ada');
    expect(marked(host)).to.deep.equal(['#sea', '@ada']);
    await sendKeys({ press: 'Home' });
    await type('#a ');
    expect(marked(host)).to.deep.equal(['#a', '#sea', '@ada']);
    await chord('Control', 'KeyA');
    await sendKeys({ press: 'Delete' });
    expect(marked(host)).to.deep.equal([]);
    expect(echo(host).textContent).to.equal('\n');
  });

  it('is hidden from assistive technology and kept from page translators', async () => {
    const element = echo(await form());
    expect(element.getAttribute('aria-hidden')).to.equal('true');
    expect(element.getAttribute('translate')).to.equal('no');
  });

  const texts = [
    'short',
    'A longer text that has to wrap, with a #hashtag and @someone.else, over several lines of the field.\n\nAnd more. ',
    'Ends with a line break\n',
    'The letters of these words stand so far apart that the last of them fall into other lines than they would if they stood close. '
      .repeat(2)
      .trim(),
    'x'.repeat(200),
    'spaces     and\ttabs   at the end of the line     and beyond it, until they would have to wrap     ',
    'עברית ואז English\nعربي #هاشتاغ',
    '日本語のとても長い文章は単語の間に空白がないので折り返しの規則が違います。#東京 そしてもっと。',
    '👩‍👩‍👧 e\u0301 🇫🇷',
  ];
  // A piece of the test fonts that came between two measurements would change the second.
  before(() => document.fonts.load('1em "Noto Sans"', texts.join('')));

  /** Lines that the echo draws and lines that the text area would need alone; a wrap at another place tells them apart. */
  const lines = (host: FormHost): { drawn: number; own: number } => {
    const field = area(host);
    const lineHeight = parseFloat(getComputedStyle(field).lineHeight);
    const drawn = document.createRange();
    drawn.selectNodeContents(echo(host));
    field.rows = 1;
    field.style.setProperty('align-self', 'start');
    field.style.setProperty('height', '0');
    return {
      drawn: Math.round(drawn.getBoundingClientRect().height / lineHeight),
      own: Math.round((field.scrollHeight - 20) / lineHeight),
    };
  };

  for (const text of texts) {
    for (const spacing of ['0', '0.12em']) {
      it(`wraps as the text that it covers, letters ${spacing} apart: ${JSON.stringify(text.slice(0, 24))}`, async () => {
        const host = await form({ title: text });
        part(host, '.theme').style.setProperty('letter-spacing', spacing);
        part(host, '.theme').style.setProperty('word-spacing', spacing);
        expect(area(host).clientHeight).to.equal(echo(host).clientHeight);
        expect(area(host).clientWidth).to.equal(echo(host).clientWidth);
        const { drawn, own } = lines(host);
        // WebKit counts an empty last line among those that are drawn, the others do not.
        expect(own - drawn).to.be.within(0, text.endsWith('\n') ? 1 : 0);
      });
    }
  }

  it('sets its letters as close as a text without marks', async () => {
    const host = await form({ title: '#y. #fly, @y’ end' });
    // One that has kerning, at a size at which that is whole pixels.
    part(host, '.theme').style.font = '40px "Noto Sans"';
    const lastLetter = (): number => {
      const range = document.createRange();
      range.selectNodeContents(echo(host));
      const { lastChild } = echo(host);
      if (!(lastChild instanceof Text)) throw new Error('the text ends with a mark');
      range.setStart(lastChild, lastChild.length - 2);
      return range.getBoundingClientRect().left;
    };
    expect(marked(host).length).to.be.greaterThan(2);
    const drawn = lastLetter();
    echo(host).textContent = echo(host).textContent;
    expect(drawn).to.be.closeTo(lastLetter(), 0.05);
  });

  it('grows the field with its text and stops at a height from which it scrolls', async () => {
    const host = await form({ title: 'one line' });
    const box = area(host).closest('.c-text');
    if (!box) throw new Error('the box is not there');
    const one = box.clientHeight;
    await host.set({ title: 'a\nb\nc' });
    expect(box.clientHeight).to.equal(one);
    await host.set({ title: 'a\nb\nc\nd\ne' });
    expect(box.clientHeight).to.be.greaterThan(one);
    await host.set({ title: 'a\n'.repeat(80) });
    expect(box.scrollHeight).to.be.greaterThan(box.clientHeight);
    expect(area(host).scrollHeight).to.equal(area(host).clientHeight);
  });

  it('keeps the caret in sight in a text that scrolls', async () => {
    const host = await form({ title: 'a\n'.repeat(80) });
    const box = area(host).closest('.c-text');
    area(host).focus();
    area(host).setSelectionRange(160, 160);
    await type('z');
    await until(() => box && box.scrollTop > 0, 'the text scrolls');
  });

  it('touches one run for a key in a long text', async () => {
    const host = await form({ title: 'word #tag '.repeat(200) });
    area(host).focus();
    area(host).setSelectionRange(1000, 1000);
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    observer.observe(echo(host), { childList: true, characterData: true, subtree: true });
    await type('x');
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(new Set(changes.map((change) => change.target)).size).to.equal(1);
  });
});
