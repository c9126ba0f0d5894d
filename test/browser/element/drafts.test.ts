import { expect } from '@open-wc/testing';
import type { ShareToTikTokElement } from '../../../src/share-to-tiktok.element.js';
import { openRecordStore } from '../../../src/journal/record-store.js';
import { createScriptedAdapter } from '../../../src/testing/index.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { positionOf } from '../../../src/ui/position-of.js';
import { until } from '../until.js';
import '../../../src/index.js';

const records = openRecordStore();

/** The titles of the drafts that are stored. */
async function stored(): Promise<readonly string[]> {
  const entries = (await records.keys('draft:')).map((key) => records.get(key));
  return (await Promise.all(entries)).map((entry) => (entry as { saved: { title: string } }).saved.title);
}

/** A page with these elements, through one backend. */
async function show(id: string, ...ids: readonly string[]): Promise<readonly ShareToTikTokElement[]> {
  const elements = ids.map((each) => {
    const element = document.createElement('share-to-tiktok');
    element.adapter = { ...createScriptedAdapter({ creatorInfo: [creatorInfoData()] }), id };
    element.id = each;
    return element;
  });
  document.body.replaceChildren(...elements);
  for (const element of elements) await until(() => element.phase === 'editing');
  return elements;
}

async function type(element: ShareToTikTokElement | undefined, words: string): Promise<void> {
  await until(() => !!element?.shadowRoot?.querySelector('#title'));
  const field = element?.shadowRoot?.querySelector<HTMLTextAreaElement>('#title');
  if (!field) throw new Error('There is no title.');
  field.value = words;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  await until(async () => (await stored()).includes(words));
}

/** Leaves the page, as far as that its drafts are free for others. */
async function leave(): Promise<void> {
  document.body.replaceChildren();
  const held = async (): Promise<readonly LockInfo[]> => (await navigator.locks.query()).held ?? [];
  await until(async () => !(await held()).some(({ name }) => name?.includes('draft-')));
}

async function haveTitles(elements: readonly ShareToTikTokElement[], ...titles: readonly string[]): Promise<void> {
  const shown = (): readonly unknown[] =>
    elements.map(({ shadowRoot }) => shadowRoot?.querySelector<HTMLTextAreaElement>('#title')?.value);
  await until(() => shown().every(Boolean));
  expect(shown()).to.deep.equal(titles);
}

describe('drafts of two elements of one page', () => {
  afterEach(leave);

  it('come back to their own, by the order of the elements', async () => {
    const [first, second] = await show('in order', '', '');
    await type(first, 'Morning light');
    await type(second, 'Evening light');
    await leave();
    await haveTitles(await show('in order', '', ''), 'Morning light', 'Evening light');
  });

  it('come back to their own, by their ids, when they have changed places', async () => {
    const [first, second] = await show('by id', 'morning', 'evening');
    await type(second, 'At dusk');
    await type(first, 'At dawn');
    await leave();
    await haveTitles(await show('by id', 'evening', 'morning'), 'At dusk', 'At dawn');
  });
});

describe('the position of an element', () => {
  afterEach(() => document.body.replaceChildren());

  it('is empty for the only one, and that in its tree and in those around for others', () => {
    const boxes = ['p-box', 'p-box'].map((name) => document.createElement(name));
    for (const box of boxes) box.attachShadow({ mode: 'open' }).append(document.createElement('x-element'));
    boxes[1]?.shadowRoot?.append(Object.assign(document.createElement('x-element'), { id: 'named' }));
    const inside = boxes.flatMap(({ shadowRoot }) => [...(shadowRoot?.children ?? [])]);
    expect(inside.map(positionOf)).to.deep.equal(['', '0', 'named']);
    document.body.append(...boxes);
    expect(inside.map(positionOf)).to.deep.equal(['0', '1 0', '1 named']);
    boxes[0]?.remove();
    expect(inside.slice(1).map(positionOf)).to.deep.equal(['0', 'named']);
    expect(positionOf(document.createElement('x-element'))).to.equal('');
  });
});
