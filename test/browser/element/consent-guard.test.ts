import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { PRESCRIBED } from '../../../src/domain/prescribed.js';
import { stateOf } from '../../../stories/support/stage.js';
import { draftOf } from '../../../src/composer/state.js';
import { statusData } from '../../../src/testing/replies.js';
import { chooseByHand, click, editing, fixtureFile, get, hasMedia, inPhase, openPage, shownText } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

/** A page on which nothing is missing: one click posts. */
async function ready(...choices: readonly string[]): Promise<TestPage> {
  const page = openPage();
  page.element.media = await fixtureFile('clip.mp4');
  await editing(page);
  await hasMedia(page);
  await chooseByHand(page, 'Everyone', ...choices);
  return page;
}

const publish = (page: TestPage): HTMLElement => get(page, 'button', 'Post to TikTok');

const noticeOf = (page: TestPage): unknown => {
  const state = stateOf(page.element);
  return 'notice' in state ? state.notice : undefined;
};

/** A style of the host's page; gone after the test. */
function hostStyle(css: string): void {
  const style = document.createElement('style');
  style.textContent = css;
  document.body.append(style);
}

const { warn } = console;
const written: string[] = [];

/** The one message that explains a refusal. */
async function explained(code: string): Promise<string> {
  await until(() => written.some((line) => line.includes(` ${code}: `)), code);
  const [message = '', more] = written.filter((line) => line.includes(` ${code}: `));
  expect(more).to.equal(undefined);
  return message;
}

describe('the guard of a consent', () => {
  beforeEach(() => {
    written.length = 0;
    console.warn = (line: unknown) => void written.push(String(line));
  });
  afterEach(() => {
    console.warn = warn;
    document.body.removeAttribute('style');
    document.documentElement.removeAttribute('style');
    for (const named of [...document.images, ...document.forms]) named.remove();
    // A page on which an upload runs would ask before it is left.
    document.querySelector('share-to-tiktok')?.reset();
  });

  describe('at a choice that TikTok wants made by hand', () => {
    const choices = ['Allow Comment', 'Disclose commercial content', 'AI-generated content'] as const;
    for (const name of choices) {
      for (const on of ['the control', 'its label'] as const) {
        it(`a script that clicks ${on} changes nothing, a person does: ${name} [S6]`, async () => {
          const page = await ready();
          const control = labeled(page, name);
          const target = on === 'the control' ? control : control.labels?.[0];
          const before = draftOf(stateOf(page.element));
          target?.click();
          target?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true, cancelable: true }));
          control.dispatchEvent(new Event('change', { bubbles: true }));
          await page.element.updateComplete;
          expect(draftOf(stateOf(page.element))).to.equal(before);
          expect(control.checked).to.equal(false);
          if (target) await click(target);
          await page.element.updateComplete;
          expect(control.checked).to.equal(true);
        });
      }
    }

    it('a script that clicks an option or sends keys chooses no level, and the console says so once [S6]', async () => {
      const page = openPage();
      await editing(page);
      const combobox = get(page, 'combobox', 'Who can view this post');
      combobox.click();
      await page.element.updateComplete;
      get(page, 'option', 'Everyone').click();
      await page.element.updateComplete;
      for (const key of ['ArrowDown', 'End', 'Enter']) {
        combobox.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
        await page.element.updateComplete;
      }
      expect(draftOf(stateOf(page.element)).privacy).to.equal(undefined);
      expect(await explained('scripted-click')).to.contain('"privacy"');
      await chooseByHand(page, 'Friends');
      expect(draftOf(stateOf(page.element)).privacy).to.equal('MUTUAL_FOLLOW_FRIENDS');
    });

    it('keys of a person choose [S6]', async () => {
      const page = await ready();
      labeled(page, 'Allow Comment').focus();
      await sendKeys({ press: 'Space' });
      expect(draftOf(stateOf(page.element)).interactions.comment).to.equal(true);
    });

    it('a control that is not to be seen takes no click [S4]', async () => {
      const page = await ready();
      hostStyle('share-to-tiktok::part(disclosure) { opacity: 0 }');
      await chooseByHand(page, 'Disclose commercial content');
      expect(draftOf(stateOf(page.element)).disclosure.on).to.equal(false);
      expect(noticeOf(page)).to.equal('page-obscured');
    });
  });

  describe('at the button that posts', () => {
    const part =
      (name: string, css: string): (() => void) =>
      () =>
        hostStyle(`share-to-tiktok::part(${name}) { ${css} }`);
    const inside =
      (change: (root: ShadowRoot) => void) =>
      (page: TestPage): void =>
        change(page.root);
    const hidings: readonly (readonly [what: string, hide: (page: TestPage) => void, says: RegExp])[] = [
      ['the declaration is not displayed', part('declaration', 'display: none'), /"declaration" is hidden/],
      ['the declaration is invisible', part('declaration', 'visibility: hidden'), /"declaration" is hidden/],
      ['the declaration is transparent', part('declaration', 'opacity: 0.01'), /"declaration" is transparent/],
      ['the declaration is blurred', part('declaration', 'filter: blur(8px)'), /"declaration" is hidden/],
      [
        'the declaration is masked',
        part('declaration', 'mask: linear-gradient(transparent, transparent)'),
        /is hidden/,
      ],
      ['the declaration has letters of one pixel', part('declaration', 'font-size: 1px'), /"declaration" is too small/],
      ['the declaration is scaled away', part('declaration', 'transform: scale(0.1)'), /"declaration" is too small/],
      [
        'the declaration has no height',
        part('declaration', 'height: 0; overflow: hidden'),
        /"declaration" is covered or clipped/,
      ],
      [
        'the declaration is clipped',
        part('declaration', 'clip-path: inset(100%)'),
        /"declaration" is covered or clipped/,
      ],
      [
        'the declaration has the color of its ground',
        part('declaration', 'color: #fafafa'),
        /"declaration" is too faint/,
      ],
      ['the declaration is indented out of the card', part('declaration', 'text-indent: -9999px'), /outside the card/],
      ['the declaration is moved away', part('declaration', 'position: absolute; left: -9999px'), /outside the card/],
      [
        'words are put before the declaration',
        () => hostStyle('share-to-tiktok::part(declaration)::before { content: "Not so: " }'),
        /reworded/,
      ],
      ['the nickname is not displayed', part('nickname', 'display: none'), /"nickname" is hidden/],
      ['the preview is not displayed', part('preview', 'display: none'), /"preview" is hidden/],
      ['the preview is a dot', part('preview', 'width: 4px; height: 4px; min-width: 0'), /"preview" is too small/],
      ['the interactions are not displayed', part('interactions', 'display: none'), /"Allow Comment" is hidden/],
      ['the privacy field is not displayed', part('form', 'visibility: hidden'), /"privacy" is hidden/],
      [
        'the processing notice is not displayed',
        part('processing-notice', 'display: none'),
        /"processing-notice" is hidden/,
      ],
      ['the whole page is hardly to be seen', () => hostStyle('share-to-tiktok { opacity: 0.05 }'), /is transparent/],
      [
        'a script has removed the declaration',
        inside((root) => root.querySelector('.declaration')?.remove()),
        /"declaration" is missing/,
      ],
      [
        'a script has reworded the declaration',
        inside((root) => root.querySelector('.declaration [lang] span')?.replaceChildren('By posting, you win')),
        /"declaration" is reworded/,
      ],
      [
        'a script has turned a link elsewhere',
        inside((root) => root.querySelector('.declaration a')?.setAttribute('href', 'https://example.com/')),
        /"declaration" is reworded/,
      ],
      [
        'a script has added to the declaration',
        inside((root) => root.querySelector('.declaration')?.append(' (not really)')),
        /"declaration" is reworded/,
      ],
      [
        'something lies over the declaration',
        ({ element, root }) => {
          const { top, left, width, height } =
            root.querySelector('.declaration')?.getBoundingClientRect() ?? new DOMRect();
          const cover = document.createElement('div');
          document.body.style.position = 'relative';
          const origin = document.body.getBoundingClientRect();
          cover.style.cssText = `position:absolute;background:#fff;top:${top - origin.top}px;left:${left - origin.left}px;width:${width}px;height:${height}px`;
          element.after(cover);
        },
        /"declaration" is covered or clipped/,
      ],
      [
        'the page is cut off above the declaration',
        ({ element, root }) => {
          const consent = root.querySelector('.declaration')?.getBoundingClientRect() ?? new DOMRect();
          const height = consent.top - element.getBoundingClientRect().top;
          Object.assign(element.style, { height: `${height}px`, overflow: 'hidden', display: 'block' });
        },
        /is covered or clipped/,
      ],
    ];
    for (const [what, hide, says] of hidings) {
      it(`refuses while ${what}, keeps the draft, and says how to show it [S4]`, async () => {
        const page = await ready();
        const errors: string[] = [];
        page.element.addEventListener('tiktok-error', ({ code }) => errors.push(code));
        const button = publish(page);
        hide(page);
        const before = draftOf(stateOf(page.element));
        button.focus();
        await sendKeys({ press: 'Enter' });
        await page.element.updateComplete;
        expect(page.element.phase).to.equal('editing');
        expect(page.adapter.count('createPost')).to.equal(0);
        expect(draftOf(stateOf(page.element))).to.equal(before);
        expect(errors).to.deep.equal(['page_obscured']);
        expect(await explained('concealed-part')).to.match(says);
      });
    }

    it('says so to the creator, and posts as soon as all is shown [S4]', async () => {
      const page = await ready();
      page.element.classList.add('faded');
      hostStyle('.faded::part(declaration) { opacity: 0 }');
      await click(publish(page));
      await page.element.updateComplete;
      expect(shownText(page)).to.contain('Part of this page is hidden, so nothing was sent.');
      page.element.classList.remove('faded');
      await click(publish(page));
      await page.adapter.nextCall('createPost');
    });

    it('refuses while the label of branded content is hidden [S4]', async () => {
      const page = await ready('Disclose commercial content', 'Your brand');
      expect(shownText(page)).to.contain(PRESCRIBED.labelPromotional);
      hostStyle('share-to-tiktok::part(disclosure-label) { font-size: 0 }');
      await click(publish(page));
      expect(await explained('concealed-part')).to.match(/"disclosure-label" is too small/);
      expect(page.element.phase).to.equal('editing');
    });

    it('takes no click for consent on a button that is stretched over the page and not to be seen [S4]', async () => {
      const page = await ready();
      hostStyle('share-to-tiktok::part(publish-button) { position: fixed; inset: 0; opacity: 0; z-index: 9 }');
      await sendMouse({ type: 'click', position: [10, 10] });
      expect(await explained('concealed-part')).to.match(/"publish-button" is transparent/);
      expect(page.adapter.count('createPost')).to.equal(0);
    });

    it('takes no event but a person’s own click: no copy, no other button’s, no label’s [S7]', async () => {
      const page = await ready();
      const button = publish(page);
      button.click();
      button.dispatchEvent(new PointerEvent('click', { bubbles: true, composed: true, detail: 1 }));
      const other = document.createElement('button');
      other.textContent = 'Another button of the page';
      document.body.prepend(other);
      other.addEventListener('click', (event) => {
        // What a page with its hands on Lit's listeners could do: pass on a real click of another button.
        button.dispatchEvent(event.isTrusted ? new MouseEvent('click', event) : event);
      });
      await click(other);
      const label = document.createElement('label');
      label.htmlFor = 'publish';
      label.textContent = 'Win a prize';
      page.root.querySelector('.card')?.append(label);
      await click(label);
      await nextFrame();
      expect([page.element.phase, page.adapter.count('createPost')]).to.deep.equal(['editing', 0]);
      label.remove();
      await click(button);
      await page.adapter.nextCall('createPost');
    });

    it('takes no key that went down elsewhere before the focus was moved [S7]', async () => {
      const page = await ready();
      const field = document.createElement('input');
      document.body.prepend(field);
      field.addEventListener('keydown', () => publish(page).focus());
      field.focus();
      await sendKeys({ press: 'Enter' });
      await nextFrame();
      expect([page.element.phase, page.adapter.count('createPost')]).to.deep.equal(['editing', 0]);
      await sendKeys({ press: 'Enter' });
      await page.adapter.nextCall('createPost');
    });

    it('takes no call of its listeners with an object that looks like a person’s click [S7]', async () => {
      const { addEventListener } = EventTarget.prototype;
      const heard: { readonly target: EventTarget; readonly listener: EventListenerOrEventListenerObject | null }[] =
        [];
      EventTarget.prototype.addEventListener = function (this: EventTarget, ...args) {
        heard.push({ target: this, listener: args[1] });
        addEventListener.apply(this, args);
      };
      try {
        const page = await ready();
        const button = publish(page);
        for (const type of ['pointerdown', 'keydown', 'click', 'change']) {
          for (const { target, listener } of heard) {
            if (!(target instanceof Node) || target.getRootNode() !== page.root) continue;
            const likeness = {
              ...{ type, isTrusted: true, detail: 1, key: 'Enter', button: 0, target: button, currentTarget: target },
              composedPath: () => [button, page.root, page.element],
              preventDefault: () => {},
              stopPropagation: () => {},
              stopImmediatePropagation: () => {},
            };
            try {
              if (typeof listener === 'function') Reflect.apply(listener, target, [likeness]);
              else Reflect.apply(Reflect.get(listener ?? {}, 'handleEvent') as () => void, listener, [likeness]);
            } catch {
              // Many listeners need a real event: to throw is a refusal as well.
            }
          }
        }
        await nextFrame();
        expect(heard.some(({ target }) => target instanceof Node && button.contains(target))).to.equal(true);
        expect([page.element.phase, page.adapter.count('createPost')]).to.deep.equal(['editing', 0]);
      } finally {
        EventTarget.prototype.addEventListener = addEventListener;
      }
    });

    const swaps: readonly (readonly [what: string, swap: (page: TestPage) => Promise<void>])[] = [
      ['the title', async ({ element }) => void (element.postTitle = 'Another title')],
      [
        'the media',
        async (page) => {
          page.element.media = await fixtureFile('clip.mp4', 'another.mp4');
          await hasMedia(page, (media) => media?.kind === 'video' && media.facts.name === 'another.mp4');
        },
      ],
    ];
    for (const [what, swap] of swaps) {
      it(`does not post ${what} that came between pressing and letting go [S5]`, async () => {
        const page = await ready();
        const button = publish(page);
        button.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = button.getBoundingClientRect();
        await sendMouse({ type: 'move', position: [Math.round(left + width / 2), Math.round(top + height / 2)] });
        await sendMouse({ type: 'down' });
        await swap(page);
        await page.element.updateComplete;
        await sendMouse({ type: 'up' });
        await page.element.updateComplete;
        expect([noticeOf(page), page.adapter.count('createPost')]).to.deep.equal(['consent-voided', 0]);
        await click(publish(page));
        const { argument } = await page.adapter.nextCall('createPost');
        const { title, media } = argument.consent.draft;
        const name = media?.kind === 'video' ? media.facts.name : undefined;
        expect([title, name]).to.deep.equal(what === 'the title' ? ['Another title', 'clip.mp4'] : ['', 'another.mp4']);
      });
    }

    it('leaves nothing of its state to be changed, from the form to the published post: every event and every argument is frozen [S2]', async () => {
      const page = await ready();
      const found = new Set<string>();
      const loose: string[] = [];
      const look = (what: string, value: unknown) => {
        found.add(what);
        for (const target of objectsIn(value))
          if (!Object.isFrozen(target)) loose.push(`${what}: ${JSON.stringify(target)}`);
      };
      const types = ['ready', 'draft-change', 'before-publish', 'progress', 'status', 'published', 'error'] as const;
      for (const type of types) {
        page.element.addEventListener(`tiktok-${type}`, (event: Event) => {
          // What the host threw is the host's own.
          for (const [name, value] of Object.entries(event)) look(type, name === 'cause' ? undefined : value);
        });
      }
      page.element.addEventListener('tiktok-before-publish', ({ consent }) => {
        expect(() => Object.assign(consent.draft, { title: 'Forged', privacy: 'SELF_ONLY' })).to.throw(TypeError);
      });
      get(page, 'textbox', 'Title').focus();
      await sendKeys({ press: 'a' });
      await click(publish(page));
      const created = await page.adapter.nextCall('createPost');
      expect(created.argument.consent.draft.privacy).to.equal('PUBLIC_TO_EVERYONE');
      created.respondWith({ publish_id: 'v_pub_file~v2-1.1' });
      const chunk = await page.adapter.nextCall('uploadChunk');
      chunk.progress(1);
      chunk.respondWith(undefined);
      await inPhase(page.element, 'processing');
      (await page.adapter.nextCall('getPostStatus')).respondWith(statusData('PUBLISH_COMPLETE'));
      await inPhase(page.element, 'published');
      const failed = oneEvent(page.element, 'tiktok-error');
      page.element.reset();
      (await page.adapter.nextCall('getCreatorInfo')).rejectWith({ code: 'access_token_invalid' });
      await failed;
      page.element.reset();
      await editing(page);
      for (const { method, argument } of page.adapter.calls) look(method, argument);
      expect(loose).to.deep.equal([]);
      const methods = ['createPost', 'getCreatorInfo', 'getPostStatus', 'uploadChunk'] as const;
      expect([...found].sort()).to.deep.equal([...types, ...methods].sort());
    });
  });

  describe('raises no false alarm', () => {
    const pages: readonly (readonly [what: string, arrange: (page: TestPage) => void])[] = [
      ['on a plain page', () => {}],
      ['far below other content', () => document.body.prepend(tall())],
      [
        'under a header that sticks to the top and over a banner at the bottom',
        () => {
          for (const edge of ['top', 'bottom']) {
            const bar = document.createElement('div');
            bar.style.cssText = `position:fixed;${edge}:0;left:0;right:0;height:90px;background:#000;z-index:5`;
            document.body.prepend(bar, tall());
          }
          document.body.append(tall());
        },
      ],
      [
        'in a box that scrolls',
        ({ element }) => {
          const box = document.createElement('div');
          box.style.cssText = 'height:300px;overflow:auto;border-radius:20px';
          element.replaceWith(box);
          box.append(element);
        },
      ],
      ['at half size', () => (document.body.style.zoom = '0.6')],
      ['at double size', () => (document.body.style.zoom = '2')],
      ['scaled by the page', ({ element }) => (element.style.transform = 'scale(0.8)')],
      ['on a dark page', () => (document.documentElement.style.colorScheme = 'dark')],
      ['under a page-wide filter', () => (document.documentElement.style.filter = 'invert(1) hue-rotate(180deg)')],
      [
        'under a layer for messages that lets everything through',
        () => {
          const layer = document.createElement('div');
          layer.style.cssText = 'position:fixed;inset:0;z-index:99;pointer-events:none;background:rgb(0 0 0 / 5%)';
          document.body.append(layer);
        },
      ],
      [
        'on a page with pictures and forms that have the names of methods [E20]',
        () => {
          for (const name of ['elementsFromPoint', 'querySelector', 'querySelectorAll', 'getElementById']) {
            for (const tag of ['img', 'form'] as const) {
              const named = document.createElement(tag);
              named.name = name;
              document.body.append(named);
            }
          }
          expect(typeof document.elementsFromPoint).to.equal('object');
        },
      ],
      ['from right to left', ({ element }) => (element.dir = 'rtl')],
      ['in a narrow column', ({ element }) => (element.style.maxWidth = '280px')],
      [
        'with the host’s colors and font',
        () =>
          hostStyle(
            'share-to-tiktok { --share-to-tiktok-card-color: oklch(0.3 0.1 250); --share-to-tiktok-ink-color: white; --share-to-tiktok-on-ink-color: black; --share-to-tiktok-radius: 0 }',
          ),
      ],
    ];
    for (const [what, arrange] of pages) {
      for (const by of ['mouse', 'keyboard'] as const) {
        it(`${what}, by ${by} [S4]`, async () => {
          const page = await ready();
          arrange(page);
          await nextFrame();
          const button = publish(page);
          if (by === 'mouse') await click(button);
          else {
            button.focus();
            await sendKeys({ press: 'Space' });
          }
          await nextFrame();
          expect(written).to.deep.equal([]);
          await page.adapter.nextCall('createPost');
        });
      }
    }

    it('scrolls nothing, as far as anybody can see [S4]', async () => {
      const page = await ready();
      document.body.prepend(tall());
      document.body.append(tall());
      const button = publish(page);
      button.scrollIntoView({ block: 'end' });
      button.focus({ preventScroll: true });
      const { scrollY } = window;
      const asked = oneEvent(page.element, 'tiktok-before-publish');
      page.element.addEventListener('tiktok-before-publish', (event) => event.preventDefault());
      await sendKeys({ press: 'Enter' });
      await asked;
      expect(window.scrollY).to.equal(scrollY);
    });
  });
});

function labeled(page: TestPage, name: string): HTMLInputElement {
  const control = [...page.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')].find(
    ({ labels }) => labels?.[0]?.textContent === name,
  );
  if (!control) throw new Error(`There is no ${name}.`);
  return control;
}

function tall(): HTMLElement {
  const box = document.createElement('div');
  box.style.height = '1500px';
  return box;
}

/** An object and all plain objects in it. */
function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && !Array.isArray(value)) return;
  yield value;
  for (const each of Object.values(value)) yield* objectsIn(each);
}
