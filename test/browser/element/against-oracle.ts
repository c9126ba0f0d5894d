import { expect } from '@open-wc/testing';
import { ALL_SENTENCES, expected } from '../../compliance/oracle.js';
import type { Expectation, State } from '../../compliance/oracle.js';
import { describeState, stepsTo, toCreatorReply } from '../../compliance/states.js';
import type { Step } from '../../compliance/states.js';
import { chooseFor, stateOf, whenState } from '../../../stories/support/stage.js';
import { draftOf } from '../../../src/composer/state.js';
import { descriptionOf, find, fixtureFile, get, inPhase, isClosed, openPage, shownText } from './page.js';
import type { TestPage } from './page.js';

const FILES = { video: 'clip.mp4', 'video over limit': 'clip-long.mp4', photo: 'photo-1.jpg' } as const;

async function take(page: TestPage, step: Step): Promise<void> {
  const { element } = page;
  if (step.act === 'choose media') {
    element.media = await fixtureFile(FILES[step.media]);
    await whenState(
      element,
      (state) => draftOf(state).media !== undefined && 'importState' in state && state.importState.kind === 'idle',
    );
  } else if (step.act === 'pick option') {
    await chooseFor(element, step.edit);
  } else {
    expect(isClosed(get(page, step.act === 'tick' ? 'checkbox' : 'switch', step.name))).to.equal(false);
    await chooseFor(element, step.edit);
  }
  await element.updateComplete;
}

/** The page in a state, come to as a creator does. */
export async function comeTo(state: State): Promise<TestPage> {
  const page = openPage();
  const call = await page.adapter.nextCall('getCreatorInfo');
  const reply = toCreatorReply(state);
  if (!reply) await page.element.updateComplete;
  else if ('data' in reply) call.respondWith(reply.data);
  else call.rejectWith(reply);
  if (!reply) {
    // What the host presets stands on the page before TikTok has answered.
    for (const step of stepsTo(state)) if (step.act === 'choose media') await take(page, step);
    return page;
  }
  await inPhase(page.element, 'data' in reply ? 'editing' : 'blocked');
  if ('data' in reply) for (const step of stepsTo(state)) await take(page, step);
  return page;
}

const PRIVACY = 'Who can view this post';
const NAMES = { comment: 'Allow Comment', duet: 'Allow Duet', stitch: 'Allow Stitch' } as const;

/** Everything in which the rendered page and the oracle differ; empty when they agree. */
export async function differences(page: TestPage, wanted: Expectation): Promise<readonly string[]> {
  const wrong: string[] = [];
  const check = (what: string, is: unknown, should: unknown): void => {
    if (JSON.stringify(is) !== JSON.stringify(should))
      wrong.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(should)}`);
  };
  check('page', page.element.phase, wanted.page);
  const publish = find(page, 'button', 'Post to TikTok');
  if (wanted.page === 'blocked') {
    check('publish button', publish, undefined);
    check('says try later', /Try again later/.test(shownText(page)), true);
    return wrong;
  }
  check('publish closed', publish && isClosed(publish), !wanted.mayPublish);
  check(
    'violations',
    stateOf(page.element) && page.element.shadowRoot?.querySelector('[part~=publish-button]') === publish,
    true,
  );
  const text = shownText(page).replace(/\s+/g, ' ');
  for (const sentence of ALL_SENTENCES.filter(
    (each) => each.startsWith('Your photo') || each.startsWith('By posting'),
  )) {
    const shown = sentence.endsWith('Confirmation') ? declarations(page).includes(sentence) : text.includes(sentence);
    check(sentence, shown, sentence === wanted.declaration || sentence === wanted.label);
  }
  if (wanted.prompt) check('prompt', publish && descriptionOf(page, publish).includes(wanted.prompt), true);
  for (const [interaction, name] of Object.entries(NAMES)) {
    const box = find(page, 'checkbox', name);
    const shown = box ? (isClosed(box) ? 'greyed' : 'open') : 'absent';
    const should = wanted.interactions[interaction as keyof typeof NAMES];
    check(name, shown, wanted.page === 'loading' && should === 'open' ? 'greyed' : should);
  }
  await checkKinds(page, wanted, check);
  await checkOptions(page, wanted, check);
  return wrong;
}

type Check = (what: string, is: unknown, should: unknown) => void;

function declarations(page: TestPage): readonly string[] {
  const lines = page.root.querySelectorAll('[part~=declaration]');
  return [...lines].map((line) => line.textContent?.replace(/\s+/g, ' ').trim().replace(/\.$/, '') ?? '');
}

async function checkKinds(page: TestPage, { kinds }: Expectation, check: Check): Promise<void> {
  const boxes = {
    yourBrand: find(page, 'checkbox', 'Your brand'),
    brandedContent: find(page, 'checkbox', 'Branded content'),
  };
  check('kinds shown', Boolean(boxes.yourBrand && boxes.brandedContent), Boolean(kinds));
  if (!kinds) return;
  for (const kind of ['yourBrand', 'brandedContent'] as const) {
    const box = boxes[kind];
    if (!box) continue;
    check(`${kind} closed`, isClosed(box), kinds[kind].closedBecause !== undefined);
    if (isClosed(box)) check(`${kind} gives its reason`, descriptionOf(page, box).length > 20, true);
  }
}

async function checkOptions(page: TestPage, wanted: Expectation, check: Check): Promise<void> {
  const combobox = get(page, 'combobox', PRIVACY);
  combobox.click();
  await page.element.updateComplete;
  const options = [...page.root.querySelectorAll<HTMLElement>('[role=option]')];
  const names = wanted.privacyOptions.map(({ name }) => name);
  check(
    'options',
    options.map((option) => names.find((name) => option.textContent?.trim().startsWith(name))),
    names,
  );
  wanted.privacyOptions.forEach(({ name, closedBecause }, index) => {
    const option = options[index];
    check(`${name} closed`, option && isClosed(option), closedBecause !== undefined);
    if (closedBecause === 'branded_content_private') {
      check(
        `${name} says why`,
        option?.textContent?.includes('Branded content visibility cannot be set to private.') ||
          (option && descriptionOf(page, option).includes('Branded content visibility cannot be set to private.')),
        true,
      );
    }
  });
}

/** In what the page differs from the oracle in each of the states, a line each. */
export async function differencesIn(states: readonly State[]): Promise<readonly string[]> {
  const wrong: string[] = [];
  for (const state of states) {
    const page = await comeTo(state);
    const found = await differences(page, expected(state));
    wrong.push(...found.map((each) => `${describeState(state)} → ${each}`));
    page.element.remove();
  }
  return wrong;
}

/** Parts of a sample, so that no test runs for long. */
export function inParts(states: readonly State[], size = 50): readonly (readonly State[])[] {
  return Array.from({ length: Math.ceil(states.length / size) }, (_, part) =>
    states.slice(part * size, (part + 1) * size),
  );
}
