import { expect } from '@open-wc/testing';
import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { completeDraft, creator } from '../../../src/testing/builders.js';
import { creating, editing, sending, uploading } from '../../../src/testing/states.js';
import { ComposerUi } from '../../../src/ui/composer-ui.js';
import type { ComposerHost } from './composer-host.js';
import { EVERY_STATE } from './every-state.js';
import { composer } from './helpers.js';

const LIGHT = 'rgb(255, 255, 255)';
const DARK = 'rgb(23, 24, 29)';
const background = (host: ComposerHost) => getComputedStyle(host.find('.card')).backgroundColor;

describe('light and dark', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    await emulateMedia({ colorScheme: 'light' });
  });

  for (const [preference, page, wanted] of [
    ['light', '', LIGHT],
    ['dark', '', DARK],
    ['dark', 'light', LIGHT],
    ['light', 'dark', DARK],
    ['dark', 'light dark', DARK],
  ] as const) {
    it(`follows the page, else the user: page "${page}", user ${preference}`, async () => {
      await emulateMedia({ colorScheme: preference });
      document.documentElement.style.setProperty('color-scheme', page);
      expect(background(await composer({ state: editing() }))).to.equal(wanted);
    });
  }
});

describe('theming', () => {
  const styles = ComposerUi.styles.map(({ cssText }) => cssText).join('\n');

  it('has at most ten public custom properties, and each is used', async () => {
    const names = [...new Set(styles.match(/--share-to-tiktok-[a-z-]+/g))];
    expect(names).to.have.length.within(8, 10);
    const host = await composer({ state: editing() });
    host.style.setProperty('--share-to-tiktok-card-color', 'rgb(1, 2, 3)');
    host.style.setProperty('--share-to-tiktok-radius', '0px');
    host.style.setProperty('--share-to-tiktok-font-family', 'monospace');
    const card = getComputedStyle(host.find('.card'));
    expect([card.backgroundColor, card.borderRadius, card.fontFamily]).to.deep.equal([
      'rgb(1, 2, 3)',
      '0px',
      'monospace',
    ]);
  });

  it('has slots around what TikTok mandates and none within [A-14.3]', async () => {
    const host = await composer({ state: editing() });
    const slots = [...host.renderRoot.querySelectorAll('slot')];
    expect(slots.map(({ name }) => name)).to.deep.equal(['header', 'footer']);
    expect(slots.every(({ parentElement }) => parentElement?.classList.contains('card'))).to.equal(true);
  });

  it('is hidden by the hidden attribute', async () => {
    const host = await composer({ state: editing() });
    expect(getComputedStyle(host).display).to.equal('block');
    host.hidden = true;
    expect(getComputedStyle(host).display).to.equal('none');
  });

  it('moves nothing for those who want less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const host = await composer({ state: uploading(creating()) });
    const running = [...host.renderRoot.querySelectorAll('*')].flatMap((each) => each.getAnimations({ subtree: true }));
    await emulateMedia({ reducedMotion: 'no-preference' });
    expect(running).to.deep.equal([]);
  });

  it('draws progress once for each report, with no motion in between that the upload would pay for', async () => {
    const host = await composer({ state: uploading(sending({ sentBytes: 100_000_000 })) });
    const at = () => getComputedStyle(host.find('.bar'), '::before').transform;
    const before = at();
    await host.set({ state: uploading(sending({ sentBytes: 700_000_000 })) });
    expect(at()).not.to.equal(before);
    expect(host.find('.bar').getAnimations({ subtree: true })).to.deep.equal([]);
  });

  it('shows progress in forced colors', async () => {
    await emulateMedia({ forcedColors: 'active' });
    const host = await composer({ state: uploading() });
    const bar = host.find('.bar');
    const colors = [getComputedStyle(bar, '::before').backgroundColor, getComputedStyle(bar).backgroundColor];
    await emulateMedia({ forcedColors: 'none' });
    expect(colors[0]).not.to.equal(colors[1]);
  });
});

describe('small targets and wide words', () => {
  for (const [name, given] of Object.entries(EVERY_STATE)) {
    it(`has no target under 24 px: ${name}`, async () => {
      const host = await composer(given);
      const small = [...host.renderRoot.querySelectorAll('button, input:not([hidden]), [role=combobox]')].filter(
        (each) => {
          const { width, height } = each.getBoundingClientRect();
          // A mouse has no camera to open, so it sees no button for one.
          return each.checkVisibility() && (width < 24 || height < 24);
        },
      );
      expect(small.map((each) => each.outerHTML)).to.deep.equal([]);
    });
  }

  it('shows a nickname and a handle whole, however long they are, at 320 px', async () => {
    await setViewport({ width: 320, height: 900 });
    const nickname = 'Wilhelmina of the Windmills '.repeat(3);
    const host = await composer({ state: editing({ creator: creator({ nickname, username: 'w'.repeat(60) }) }) });
    const cut = ['.nickname', '.handle'].filter((selector) => {
      const line = host.find(selector);
      const words = document.createRange();
      words.selectNodeContents(line);
      const [inner, outer] = [words.getBoundingClientRect(), line.getBoundingClientRect()];
      return inner.right > outer.right + 1 || inner.bottom > outer.bottom + 1;
    });
    const { left, right } = host.find('.card').getBoundingClientRect();
    const [name, action] = ['.nickname', '.creator button'].map((each) => host.find(each).getBoundingClientRect());
    await setViewport({ width: 800, height: 900 });
    expect(cut).to.deep.equal([]);
    expect(name && name.left > left && name.right < right).to.equal(true);
    expect(name && action && (name.bottom <= action.top || name.right <= action.left)).to.equal(true);
  });

  it('holds names and texts of any length at 320 px', async () => {
    await setViewport({ width: 320, height: 900 });
    const long = 'W'.repeat(60);
    const host = await composer({
      state: editing({ creator: creator({ nickname: long, username: long }), draft: completeDraft({ title: long }) }),
    });
    const { scrollWidth, clientWidth } = host.find('.card');
    await setViewport({ width: 800, height: 900 });
    expect(clientWidth).to.be.below(320);
    expect(scrollWidth).to.be.at.most(clientWidth);
  });

  for (const [name, given] of Object.entries(EVERY_STATE)) {
    it(`is as narrow as 200 px, with names of any length: ${name}`, async () => {
      const fileName = `${'w'.repeat(200)} ${'a-b '.repeat(20)}.mp4`;
      const host = await composer({ ...given, state: withFileName(given.state, fileName) });
      const card = host.find('.card');
      const tooWide = [200, 300, 720].filter((width) => {
        host.style.inlineSize = `${width}px`;
        return card.clientWidth > width || card.scrollWidth > card.clientWidth;
      });
      expect(tooWide).to.deep.equal([]);
    });
  }
});

/** The same state, with another name for each of its files. */
function withFileName<Value>(value: Value, fileName: string): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => withFileName(each, fileName)) as Value;
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value;
  const renamed = Object.entries(value).map(([key, each]: [string, unknown]) => [
    key,
    key === 'name' || key === 'names' ? nameLike(each, fileName) : withFileName(each, fileName),
  ]);
  return Object.fromEntries(renamed) as Value;
}

function nameLike(name: unknown, fileName: string): unknown {
  if (Array.isArray(name)) return name.map(() => fileName);
  return typeof name === 'string' ? fileName : name;
}
