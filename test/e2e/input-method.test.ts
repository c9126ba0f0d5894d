import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { CDPSession, Page } from 'puppeteer-core';
import { control } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

/** What the title is, what is drawn over it, where the caret is, and what the input method has sent to the page. */
interface Title {
  readonly value: string;
  readonly drawn: string;
  readonly tags: readonly string[];
  readonly caret: number;
  readonly counter: string;
  readonly told: readonly string[];
}

describe('an input method in the title', () => {
  let stage: Stage;
  let page: Page;
  let method: CDPSession;
  before(async () => {
    stage = await setStage();
    page = await stage.openConnected();
    method = await page.createCDPSession();
  });
  after(() => stage.close());

  /** An empty title with the focus. */
  async function begin(): Promise<void> {
    await (await control(page, 'textbox', 'Title')).click();
    await page.keyboard.down('Control');
    await page.keyboard.press('a');
    await page.keyboard.up('Control');
    await page.keyboard.press('Delete');
    await page.evaluate(() => {
      const area = document.querySelector('share-to-tiktok')?.shadowRoot?.querySelector('#title');
      const told: string[] = [];
      Reflect.set(window, 'told', told);
      for (const type of ['compositionstart', 'compositionend']) area?.addEventListener(type, () => told.push(type));
    });
  }

  /** Letters that are still being composed, as they grow. */
  async function compose(...texts: readonly string[]): Promise<void> {
    for (const text of texts) {
      const end = text.length;
      await method.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end });
    }
  }

  const commit = (text: string): Promise<unknown> => method.send('Input.insertText', { text });

  function title(): Promise<Title> {
    return page.evaluate(() => {
      const root = document.querySelector('share-to-tiktok')?.shadowRoot;
      const area = root?.querySelector<HTMLTextAreaElement>('#title');
      const echo = area?.previousElementSibling;
      return {
        value: area?.value ?? '',
        drawn: (echo?.textContent ?? '').replace(/\n$/, ''),
        tags: [...(echo?.querySelectorAll('b') ?? [])].map((each) => each.textContent ?? ''),
        caret: area?.selectionEnd ?? -1,
        counter: root?.querySelector('#title-counter')?.textContent ?? '',
        told: [...new Set<string>(Reflect.get(window, 'told'))],
      };
    });
  }

  async function undo(): Promise<void> {
    await page.keyboard.down('Control');
    await page.keyboard.press('z');
    await page.keyboard.up('Control');
  }

  it('composes a hashtag that is marked while it grows, without an end before its own', async () => {
    await begin();
    await page.keyboard.type('#sun ');
    await compose('#', '#に', '#にh', '#にほ', '#にほn', '#にほん');
    const during = await title();
    assert.deepEqual(during.told, ['compositionstart']);
    assert.equal(during.value, '#sun #にほん');
    assert.equal(during.drawn, during.value);
    assert.deepEqual(during.tags, ['#sun', '#にほん']);
    assert.equal(during.caret, during.value.length);
    await commit('#日本');
    assert.deepEqual(await title(), {
      value: '#sun #日本',
      drawn: '#sun #日本',
      tags: ['#sun', '#日本'],
      caret: 8,
      counter: '8 / 2200',
      told: ['compositionstart', 'compositionend'],
    });
  });

  it('composes Hangul in the middle of a text, and the caret stays behind it', async () => {
    await begin();
    await page.keyboard.type('ab #tag');
    for (let step = 0; step < 5; step += 1) await page.keyboard.press('ArrowLeft');
    await compose('ㅎ', '하', '한');
    assert.deepEqual((await title()).told, ['compositionstart']);
    await commit('한');
    const { value, drawn, caret, tags } = await title();
    assert.equal(value, 'ab한 #tag');
    assert.equal(drawn, value);
    assert.equal(caret, 3);
    assert.deepEqual(tags, ['#tag']);
    await page.keyboard.type('!');
    assert.equal((await title()).value, 'ab한! #tag');
  });

  it('can be undone step by step to nothing, and what is drawn and counted follows', async () => {
    await begin();
    await page.keyboard.type('one ');
    await compose('に', 'にほん');
    await commit('日本');
    await page.keyboard.type(' @two');
    const passed: string[] = [];
    for (let { value } = await title(); value !== '' && passed.length < 12; { value } = await title()) {
      passed.push(value);
      await undo();
      const now = await title();
      assert.equal(now.drawn, now.value);
      assert.equal(now.counter, `${now.value.length} / 2200`);
    }
    assert.equal(passed[0], 'one 日本 @two');
    assert.ok(passed.includes('one 日本'), passed.join(' < '));
    assert.equal((await title()).value, '');
  });

  it('gives back what was there when a composition is given up', async () => {
    await begin();
    await page.keyboard.type('kept');
    await compose('ข', 'ขอ');
    await compose('');
    const { value, drawn, counter } = await title();
    assert.deepEqual([value, drawn, counter], ['kept', 'kept', '4 / 2200']);
  });
});
