import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { stateOf } from '../../../stories/support/stage.js';
import { draftOf } from '../../../src/composer/state.js';
import { boxOf } from '../../../src/ui/zoom.js';
import {
  chooseByHand,
  click,
  editing,
  find,
  fixtureFile,
  get,
  hasMedia,
  inPhase,
  openPage,
  paste,
  shownText,
  transferOf,
} from './page.js';
import type { TestPage } from './page.js';
import { needs } from '../needs.js';
import { until } from '../until.js';

function partOf({ root }: TestPage, name: string): HTMLElement {
  const found = root.querySelector<HTMLElement>(`[part~="${name}"]`);
  if (!found) throw new Error(`No part "${name}".`);
  return found;
}

const isOpen = ({ root }: TestPage): boolean => root.querySelector('dialog:modal') !== null;

/** Whether the page behind is kept from scrolling. */
const isLocked = (): boolean =>
  [document.documentElement, document.body].some((each) => getComputedStyle(each).overflowY === 'hidden');

/** An element with its button, before anybody has pressed it. */
async function closed(box?: HTMLElement): Promise<TestPage> {
  const page = openPage((element) => {
    element.trigger = true;
  }, box);
  await page.element.updateComplete;
  return page;
}

async function opened(page: TestPage): Promise<TestPage> {
  const open = oneEvent(page.element, 'tiktok-open');
  await click(get(page, 'button', 'Share to TikTok'));
  await open;
  await editing(page);
  // It slides in, and a click needs a place that stays.
  const moving = page.root.querySelector('dialog')?.getAnimations() ?? [];
  await Promise.all(moving.map(({ finished }) => finished));
  return page;
}

async function closing(page: TestPage, close: () => Promise<void> | void): Promise<void> {
  const event = oneEvent(page.element, 'tiktok-close');
  await close();
  await event;
}

/** Tasks that the browser has queued for the dialog are done. */
const oneEventLater = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve));

describe('<share-to-tiktok trigger>', () => {
  afterEach(async () => {
    document.querySelector('share-to-tiktok')?.reset();
    document.body.replaceChildren();
    await setViewport({ width: 800, height: 600 });
    // A dialog lets the page go in a task of its own.
    await until(() => !isLocked());
    document.body.removeAttribute('style');
  });

  it('shows a button alone, asks for no creator, and is accessible', async () => {
    const page = await closed();
    expect(find(page, 'button', 'Share to TikTok')).not.to.equal(undefined);
    expect(page.root.querySelector('.card')).to.equal(null);
    expect(page.adapter.calls).to.deep.equal([]);
    await expect(page.element).to.be.accessible();
  });

  it('has the size and weight of the text around it, because another font takes the browser longer to find than the button to draw', async () => {
    const box = document.createElement('div');
    box.style.cssText = 'font: 300 18px serif; --share-to-tiktok-font-family: monospace';
    const { fontSize, fontWeight, fontFamily } = getComputedStyle(partOf(await closed(box), 'trigger-button'));
    expect([fontSize, fontWeight, fontFamily]).to.deep.equal(['18px', '300', 'monospace']);
  });

  it('opens the page in a modal dialog with a name, where no control takes the focus, and is accessible', async () => {
    const page = await opened(await closed());
    expect(isOpen(page)).to.equal(true);
    expect(page.root.activeElement?.matches('dialog > .mount')).to.equal(true);
    expect(shownText(page)).to.contain('@ada.l');
    await expect(page.element).to.be.accessible();
  });

  for (const [name, close] of [
    ['Escape', () => sendKeys({ press: 'Escape' })],
    ['the close button', (page: TestPage) => click(get(page, 'button', 'Close'))],
    ['the backdrop', () => sendMouse({ type: 'click', position: [3, 3] })],
    ['close()', (page: TestPage) => page.element.close()],
  ] as const) {
    it(`is closed by ${name}: the focus returns, the page behind scrolls again, and the draft is kept`, async () => {
      const page = await opened(await closed());
      expect(isLocked()).to.equal(true);
      const field = get(page, 'textbox', 'Title');
      field.focus();
      await sendKeys({ type: 'Kept' });
      await closing(page, () => close(page));
      expect(isOpen(page)).to.equal(false);
      expect(page.root.activeElement).to.equal(get(page, 'button', 'Share to TikTok'));
      expect(isLocked()).to.equal(false);
      await opened(page);
      expect((get(page, 'textbox', 'Title') as HTMLTextAreaElement).value).to.equal('Kept');
    });
  }

  for (const zoom of [1, 2]) {
    it(`at a zoom of ${zoom} fits the window, and is closed by a click beside it alone, not by one on its padding [E13]`, async () => {
      const style = document.createElement('style');
      style.textContent = 'share-to-tiktok::part(dialog) { max-inline-size: 300px; padding: 20px; }';
      const page = await closed();
      page.element.style.zoom = String(zoom);
      page.element.before(style);
      await opened(page);
      const { left, right, top, bottom } = boxOf(partOf(page, 'dialog'));
      expect([left >= 0, right <= innerWidth, top >= 0, bottom <= innerHeight]).to.deep.equal([true, true, true, true]);
      const middle = Math.round((top + bottom) / 2);
      for (const inside of [left + 8, right - 8]) {
        await sendMouse({ type: 'click', position: [Math.round(inside), middle] });
        expect(isOpen(page)).to.equal(true);
      }
      for (const outside of [left - 8, right + 8]) {
        await closing(page, () => sendMouse({ type: 'click', position: [Math.round(outside), middle] }));
        await opened(page);
      }
    });
  }

  for (const isPressed of [false, true]) {
    it(`scrolls by key ${isPressed ? 'after a press beside its controls' : 'as soon as it is open'}`, async () => {
      const page = await opened(await closed());
      const scroller = page.root.activeElement;
      const toEnd = (): number => (scroller ? scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop : NaN);
      expect(toEnd()).to.be.above(1);
      const { left, bottom } = partOf(page, 'dialog-bar').getBoundingClientRect();
      if (isPressed) await sendMouse({ type: 'click', position: [Math.round(left + 4), Math.round(bottom + 40)] });
      await sendKeys({ press: 'End' });
      await until(() => toEnd() <= 1, 'is at its end');
    });
  }

  it('scrolls a control to below its bar, not under it, and never the bar', async () => {
    await setViewport({ width: 360, height: 600 });
    const page = await opened(await closed());
    get(page, 'button', 'Post to TikTok').scrollIntoView({ block: 'end' });
    const select = get(page, 'button', 'Select video or photos');
    select.scrollIntoView({ block: 'start' });
    const { top, bottom } = partOf(page, 'dialog-bar').getBoundingClientRect();
    expect(top).to.equal(partOf(page, 'dialog').getBoundingClientRect().top);
    expect(select.getBoundingClientRect().top).to.be.at.least(bottom);
  });

  it('stays open when text is selected with the mouse to beyond its edge', async () => {
    const page = await opened(await closed());
    const { left, top } = get(page, 'textbox', 'Title').getBoundingClientRect();
    await sendMouse({ type: 'move', position: [Math.round(left + 20), Math.round(top + 20)] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [3, 3] });
    await sendMouse({ type: 'up' });
    expect(isOpen(page)).to.equal(true);
  });

  it('keeps Escape for an open list', async () => {
    const page = await opened(await closed());
    await click(get(page, 'combobox', 'Who can view this post'));
    await page.element.updateComplete;
    await sendKeys({ press: 'Escape' });
    expect(isOpen(page)).to.equal(true);
  });

  it('asks for the creator at each opening and not in between', async () => {
    const page = await opened(await closed());
    await closing(page, () => page.element.close());
    page.element.showModal();
    (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData({ creator_username: 'grace.h' }));
    await until(() => shownText(page).includes('@grace.h'));
  });

  it('has no button with trigger="none", and opens by showModal()', async () => {
    const page = openPage((element) => element.setAttribute('trigger', 'none'));
    await page.element.updateComplete;
    expect(page.element.trigger).to.equal('none');
    expect(partOf(page, 'trigger-button').checkVisibility()).to.equal(false);
    page.element.showModal();
    await editing(page);
    expect(isOpen(page)).to.equal(true);
  });

  for (const [what, hide] of [
    ['the element', (page: TestPage) => page.element],
    ['what is around it', (page: TestPage) => page.element.parentElement],
  ] as const) {
    it(`does not open, and leaves the page behind in use, while ${what} is not displayed`, async () => {
      const box = document.createElement('div');
      const page = openPage((element) => element.setAttribute('trigger', 'none'), box);
      await page.element.updateComplete;
      const hidden = hide(page);
      if (!hidden) throw new Error('There is nothing to hide.');
      hidden.hidden = true;
      await closing(page, () => page.element.showModal());
      expect([isOpen(page), isLocked()]).to.deep.equal([false, false]);
      hidden.hidden = false;
      page.element.showModal();
      await editing(page);
      expect(isOpen(page)).to.equal(true);
    });
  }

  it('is opened and closed by a button of the page with command and commandfor', async () => {
    needs('commandForElement' in HTMLButtonElement.prototype, 'command and commandfor');
    const page = await closed();
    const button = document.createElement('button');
    button.textContent = 'Open';
    page.element.id = 'share';
    button.setAttribute('commandfor', 'share');
    button.setAttribute('command', 'show-modal');
    document.body.append(button);
    const open = oneEvent(page.element, 'tiktok-open');
    await click(button);
    await open;
    expect(isOpen(page)).to.equal(true);
    await closing(page, () => {
      button.setAttribute('command', 'close');
      button.click();
    });
    expect(isOpen(page)).to.equal(false);
  });

  it('lifts a page that stands on the page above it, and puts it back', async () => {
    const page = openPage();
    await editing(page);
    page.element.showModal();
    expect(page.root.querySelector('dialog:modal .card')).not.to.equal(null);
    await closing(page, () => page.element.close());
    expect(page.root.querySelector('dialog .card')).to.equal(null);
    expect(shownText(page)).to.contain('@ada.l');
    expect(partOf(page, 'trigger-button').checkVisibility()).to.equal(false);
  });

  it('closes when it leaves the document', async () => {
    const page = await opened(await closed());
    await closing(page, () => page.element.remove());
    expect(isLocked()).to.equal(false);
  });

  it('tells each closing before the next opening, and lets the page scroll, when it is opened again right away', async () => {
    const page = await opened(await closed());
    const told: string[] = [];
    for (const type of ['tiktok-open', 'tiktok-close']) page.element.addEventListener(type, () => told.push(type));
    page.element.close();
    page.element.showModal();
    await editing(page);
    expect(isOpen(page)).to.equal(true);
    expect(shownText(page)).to.contain('@ada.l');
    expect(isLocked()).to.equal(true);
    await closing(page, () => page.element.close());
    expect(isLocked()).to.equal(false);
    expect(told).to.deep.equal(['tiktok-close', 'tiktok-open', 'tiktok-close']);
  });

  for (const [when, openAgain] of [
    ['at once', (page: TestPage) => page.element.showModal()],
    ['by itself', () => undefined],
  ] as const) {
    it(`tells one opening when a listener opens it at each closing, and it is opened ${when}`, async () => {
      const page = await opened(await closed());
      const told: string[] = [];
      for (const type of ['tiktok-open', 'tiktok-close']) page.element.addEventListener(type, () => told.push(type));
      page.element.addEventListener('tiktok-close', () => page.element.showModal(), { once: true });
      const open = oneEvent(page.element, 'tiktok-open');
      page.element.close();
      openAgain(page);
      await open;
      await oneEventLater();
      expect(isOpen(page)).to.equal(true);
      expect(isLocked()).to.equal(true);
      await closing(page, () => page.element.close());
      expect(isLocked()).to.equal(false);
      expect(told).to.deep.equal(['tiktok-close', 'tiktok-open', 'tiktok-close']);
    });
  }

  it('stands in its dialog, not on the page, when one of the page itself is opened again right away', async () => {
    const page = openPage();
    await editing(page);
    page.element.showModal();
    page.element.close();
    page.element.showModal();
    await oneEventLater();
    expect(page.root.querySelector('dialog:modal .card')).not.to.equal(null);
  });

  it('lets the page scroll once two are closed, in the order in which they were opened', async () => {
    const page = await closed();
    const other = document.createElement('share-to-tiktok');
    other.adapter = page.adapter;
    other.trigger = true;
    page.element.after(other);
    for (const each of [page.element, other]) each.showModal();
    await closing(page, () => page.element.close());
    expect(isLocked()).to.equal(true);
    await closing({ ...page, element: other }, () => other.close());
    expect(isLocked()).to.equal(false);
  });

  it('leaves the page behind where it is, and what sticks to the window, where body has an overflow of its own', async () => {
    const box = document.createElement('div');
    const header = styled('position: sticky; inset-block-start: 0');
    box.append(header, styled('block-size: 3000px'));
    document.body.style.overflowX = 'hidden';
    const page = await closed(box);
    scrollTo(0, 200);
    const tops = (): readonly number[] => [
      scrollY,
      header.getBoundingClientRect().top,
      box.getBoundingClientRect().top,
    ];
    const before = tops();
    page.element.showModal();
    expect(isLocked()).to.equal(true);
    await editing(page);
    expect(tops()).to.deep.equal(before);
  });

  it('opens no file that is let go beside its place in the dialog, and leaves text to the browser', async () => {
    const page = await opened(await closed());
    const file = await fixtureFile('clip.mp4');
    const words = new DataTransfer();
    words.setData('text/plain', 'words');
    const taken = ['dialog', 'dialog-bar', 'drop-zone'].flatMap((name) =>
      ['dragover', 'drop'].flatMap((type) =>
        [transferOf(file), words].map((dataTransfer) => {
          const init = { bubbles: true, composed: true, cancelable: true, dataTransfer };
          return !partOf(page, name).dispatchEvent(new DragEvent(type, init));
        }),
      ),
    );
    expect(taken).to.deep.equal(taken.map((_, index) => index % 2 === 0));
  });

  it('takes no paste while it is closed', async () => {
    const page = await opened(await closed());
    await closing(page, () => page.element.close());
    expect(paste(document.body, [await fixtureFile('clip.mp4')])).to.equal(false);
  });

  it('speaks the language of its place, and the words of the host', async () => {
    const page = openPage((element) => {
      element.lang = 'de';
      element.trigger = true;
      element.innerHTML = '<b slot="trigger">Clip teilen</b>';
    });
    await page.element.updateComplete;
    const slot = page.root.querySelector<HTMLSlotElement>('slot[name=trigger]');
    expect(slot?.textContent).to.equal('Auf TikTok teilen');
    expect(slot?.assignedElements()[0]?.textContent).to.equal('Clip teilen');
  });

  describe('before its page is loaded', () => {
    const { documentElement } = document;

    afterEach(() => {
      documentElement.removeAttribute('lang');
      documentElement.removeAttribute('style');
    });

    /** The button, in a shadow root of the page, without a language of its own. */
    async function button(): Promise<HTMLElement> {
      const box = document.createElement('div');
      const page = openPage((element) => {
        element.trigger = true;
        element.removeAttribute('lang');
      }, box);
      box.attachShadow({ mode: 'open' }).append(page.element);
      await page.element.updateComplete;
      return partOf(page, 'trigger-button');
    }

    const heard = ({ textContent, lang, dir }: HTMLElement): string => [textContent.trim(), lang, dir].join();

    it('follows when the page around changes its language or its direction', async () => {
      documentElement.lang = 'de';
      const share = await button();
      expect(heard(share)).to.equal('Auf TikTok teilen,de,ltr');
      documentElement.lang = 'ar';
      await until(() => heard(share) === 'مشاركة على TikTok,ar,rtl', 'speaks Arabic');
      documentElement.dir = 'ltr';
      await until(() => heard(share) === 'مشاركة على TikTok,ar,ltr', 'runs from left to right');
      documentElement.removeAttribute('dir');
      await until(() => share.dir === 'rtl', 'runs from right to left again');
    });

    it('speaks the language of the place that the element is moved to', async () => {
      documentElement.lang = 'de';
      const share = await button();
      const other = document.createElement('p');
      other.lang = 'fr';
      document.body.append(other);
      other.append(document.querySelector('div')?.shadowRoot?.querySelector('share-to-tiktok') ?? '');
      expect(heard(share)).to.equal('Partager sur TikTok,fr,ltr');
      other.lang = 'it';
      await until(() => heard(share) === 'Condividi su TikTok,it,ltr', 'speaks Italian');
    });

    it('follows when the page around takes a theme, and leaves it', async () => {
      const share = await button();
      expect(share.hasAttribute('data-auto')).to.equal(true);
      documentElement.style.colorScheme = 'dark';
      await until(() => getComputedStyle(share).backgroundColor === 'rgb(243, 243, 245)', 'is light on a dark page');
      expect(share.hasAttribute('data-auto')).to.equal(false);
      documentElement.style.colorScheme = '';
      await until(() => share.hasAttribute('data-auto'), 'leaves the choice to the browser');
    });
  });

  it('changes nothing of the button and of the dialog’s bar with a key in the title', async () => {
    const page = await opened(await closed());
    const changes: MutationRecord[] = [];
    const observer = new MutationObserver((records) => changes.push(...records));
    const all = { subtree: true, childList: true, attributes: true, characterData: true };
    for (const name of ['trigger-button', 'dialog-bar']) observer.observe(partOf(page, name), all);
    await click(get(page, 'textbox', 'Title'));
    await sendKeys({ type: 'Sea' });
    await page.element.updateComplete;
    await until(() => shownText(page).includes('3 / 2200'), 'shows what was typed');
    changes.push(...observer.takeRecords());
    observer.disconnect();
    expect(changes.map(({ type, target }) => [type, target.nodeName])).to.deep.equal([]);
  });

  it('tells on the button, and to a screen reader once, that an upload goes on', async () => {
    const page = await closed();
    page.element.media = await fixtureFile('clip.mp4');
    await opened(page);
    await hasMedia(page);
    await chooseByHand(page, 'Everyone');
    await click(get(page, 'button', 'Post to TikTok'));
    (await page.adapter.nextCall('createPost')).respondWith({ publish_id: 'v_pub_1', upload_url: '' });
    const chunk = await page.adapter.nextCall('uploadChunk');
    await closing(page, () => page.element.close());
    await page.element.updateComplete;
    expect(partOf(page, 'trigger-progress').textContent).to.match(/^Uploading/);
    expect(page.root.querySelector('[role=status].news')?.textContent).to.equal('Uploading');
    chunk.respondWith(undefined);
    await inPhase(page.element, 'processing');
    expect(partOf(page, 'trigger-progress').textContent).to.equal('Processing on TikTok');
    await expect(page.element).to.be.accessible();
  });

  describe('with a consent', () => {
    async function ready(page: TestPage): Promise<TestPage> {
      page.element.media = await fixtureFile('clip.mp4');
      await opened(page);
      await hasMedia(page);
      await chooseByHand(page, 'Everyone', 'Allow Comment');
      expect(draftOf(stateOf(page.element)).interactions.comment).to.equal(true);
      return page;
    }

    const boxes: readonly (readonly [name: string, make: () => HTMLElement])[] = [
      [
        'a box that is hardly to be seen and cuts off what it holds',
        () => styled('opacity: 0.3; overflow: hidden; block-size: 60px'),
      ],
      ['a dialog of the page', modal],
      ['a shadow root', shadow],
    ];
    for (const [name, make] of boxes) {
      it(`counts a click in ${name}`, async () => {
        const box = make();
        const inner = box.shadowRoot?.querySelector('div') ?? box;
        const page = await ready(await closed(inner === box ? box : hosting(box, inner)));
        await click(get(page, 'button', 'Post to TikTok'));
        await page.adapter.nextCall('createPost');
      });
    }

    it('counts no click while something of the page lies over the dialog', async () => {
      const page = await ready(await closed());
      const cover = styled(
        'position: fixed; inset: 0; inline-size: 100vw; block-size: 100vh; margin: 0; border: 0; background: #fff',
      );
      cover.popover = 'manual';
      document.body.append(cover);
      cover.showPopover();
      get(page, 'button', 'Post to TikTok').focus();
      await sendKeys({ press: 'Enter' });
      await until(() => {
        const state = stateOf(page.element);
        return 'notice' in state && state.notice === 'page-obscured';
      });
      cover.remove();
    });
  });
});

function styled(css: string): HTMLElement {
  const box = document.createElement('div');
  box.style.cssText = css;
  return box;
}

function modal(): HTMLElement {
  const box = document.createElement('dialog');
  queueMicrotask(() => box.showModal());
  return box;
}

function shadow(): HTMLElement {
  const box = document.createElement('div');
  box.attachShadow({ mode: 'open' }).append(document.createElement('div'));
  return box;
}

/** The inner box, in a document that shows the outer one. */
function hosting(outer: HTMLElement, inner: HTMLElement): HTMLElement {
  queueMicrotask(() => document.body.append(outer));
  return inner;
}
