import { expect } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { needs } from '../needs.js';
import { REASONS, type FormHost, type FormState } from './form-host.js';
import { click, form, hover, leave, part, settled } from './helpers.js';
import { focused, press } from './select-helpers.js';

/** States of the form that differ in roles, colors or what is on the screen. */
const states: readonly (readonly [string, Partial<FormState>, (host: FormHost) => Promise<void>])[] = [
  ['as it begins', {}, leave],
  [
    'with every control blocked',
    { titleBlockedBy: 'Loading.', audienceBlockedBy: 'Loading.', brandedBlockedBy: REASONS.branded },
    async (host) => hover(part(host, '#branded')),
  ],
  [
    'with its list open and a prompt',
    { audience: 'friends' },
    async (host) => {
      part(host, '#audience').focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'End' });
    },
  ],
  ['with its list opened by mouse', {}, async (host) => click(part(host, '#audience'))],
  ['with a text that is too long', { caption: 'x'.repeat(32) }, async (host) => part(host, '#caption').focus()],
  ['with nothing missing', { audience: 'all', comment: true, sendBlockedBy: undefined }, leave],
];

describe('the controls', () => {
  afterEach(async () => {
    document.documentElement.removeAttribute('style');
    document.documentElement.dir = '';
    document.body.style.removeProperty('background');
    await emulateMedia({ reducedMotion: 'no-preference' });
    await setViewport({ width: 800, height: 900 });
    await leave();
  });

  for (const scheme of ['light', 'dark']) {
    for (const dir of ['ltr', 'rtl']) {
      for (const [name, change, act] of states) {
        it(`have no axe violation ${name}, ${scheme} ${dir}`, async () => {
          document.documentElement.style.setProperty('color-scheme', scheme);
          document.documentElement.dir = dir;
          const host = await form(change);
          await act(host);
          await settled(host);
          await expect(host).to.be.accessible();
        });
      }
    }
  }

  it('have no axe violation at 320 px', async () => {
    await setViewport({ width: 320, height: 900 });
    const host = await form({ caption: 'x'.repeat(2222) });
    await settled(host);
    await expect(host).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
  });

  it('can all be reached by Tab, blocked or not, in the order of the page', async () => {
    const host = await form({
      titleBlockedBy: 'Loading.',
      audienceBlockedBy: 'Loading.',
      brandedBlockedBy: REASONS.branded,
    });
    const order: (string | undefined)[] = [];
    part(host, '#title').focus();
    for (let step = 0; step < 8; step += 1) {
      order.push(host.shadowRoot?.activeElement?.id);
      // One more would take the focus out of the page.
      if (step < 7) await sendKeys({ press: 'Tab' });
    }
    expect(order).to.deep.equal(['title', 'caption', 'audience', 'comment', 'duet', 'disclose', 'branded', 'send']);
  });

  it('have a visible focus', async () => {
    const host = await form();
    part(host, '#title').focus();
    for (const selector of [
      '.c-text',
      '.c-text:has(#caption)',
      '#audience',
      '#comment',
      '#duet',
      '#disclose',
      '#branded',
      '#send',
    ]) {
      const { outlineStyle, outlineWidth } = getComputedStyle(part(host, selector));
      expect([outlineStyle, outlineWidth], selector).to.deep.equal(['solid', '2px']);
      await sendKeys({ press: 'Tab' });
    }
  });

  it('fade for 150 ms, and not at all under reduced motion', async () => {
    needs(!matchMedia('(prefers-reduced-motion: reduce)').matches, 'an engine that is not started with reduced motion');
    const host = await focused();
    await press(host, 'ArrowDown');
    const durations = () =>
      ['.c-tip', '.c-list'].map((selector) => getComputedStyle(part(host, selector)).transitionDuration);
    expect(durations()).to.deep.equal(['0.15s', '0.15s']);
    await emulateMedia({ reducedMotion: 'reduce' });
    expect(durations()).to.deep.equal(['0s', '0s']);
  });

  it('keep every control and word on the screen with wide text spacing', async () => {
    await setViewport({ width: 320, height: 900 });
    const host = await form({ caption: 'x'.repeat(30) });
    for (const [property, value] of [
      ['line-height', '1.5'],
      ['letter-spacing', '0.12em'],
      ['word-spacing', '0.16em'],
    ] as const) {
      part(host, '.theme').style.setProperty(property, value);
    }
    expect(document.documentElement.scrollWidth).to.be.at.most(320);
    expect(part(host, '#title').clientHeight).to.equal(part(host, '.c-echo').clientHeight);
  });
});
