import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { editing, fixing } from '../../../src/testing/states.js';
import { ENGLISH } from '../../../src/text/en.js';
import { createText } from '../../../src/text/text.js';
import type { ComposerHost } from './composer-host.js';
import { buttonNamed, composer, mouse, page, roles, words } from './helpers.js';

const offered = { state: editing(fixing({ kind: 'offered', encodes: false })) };

const valueOf = (host: ComposerHost, id: string) => host.find<HTMLInputElement>(`#${id}`).valueAsNumber;

async function press(host: ComposerHost, id: string, key: string): Promise<void> {
  host.find(`#${id}`).focus();
  const plain = key.replace('Shift+', '');
  if (key !== plain) await sendKeys({ down: 'Shift' });
  await sendKeys({ press: plain });
  if (key !== plain) await sendKeys({ up: 'Shift' });
  await host.updateComplete;
}

describe('the offer to trim', () => {
  it('has two sliders with names and times in words', async () => {
    const host = await composer(offered);
    const tree = (await roles()).join('\n');
    expect(tree).to.match(/slider Start/);
    expect(tree).to.match(/slider End/);
    expect(host.find('#trim-end').getAttribute('aria-valuetext')).to.equal('1 minute');
    await press(host, 'trim-start', 'Shift+ArrowRight');
    expect(host.find('#trim-start').getAttribute('aria-valuetext')).to.equal('1 second');
    expect(words(host, '.trim .c-counter')).to.equal('59 seconds selected');
  });

  for (const [key, moved] of [
    ['ArrowRight', 100],
    ['ArrowUp', 100],
    ['Shift+ArrowRight', 1000],
    ['PageUp', 1000],
  ] as const) {
    it(`moves a handle by ${moved / 1000} s with ${key}`, async () => {
      const host = await composer(offered);
      await press(host, 'trim-start', key);
      expect(valueOf(host, 'trim-start')).to.equal(moved);
    });
  }

  it('moves a handle back with the opposite keys', async () => {
    const host = await composer(offered);
    for (const key of ['ArrowLeft', 'ArrowDown', 'Shift+ArrowLeft', 'PageDown']) await press(host, 'trim-end', key);
    expect(valueOf(host, 'trim-end')).to.equal(60_000 - 100 - 100 - 1000 - 1000);
  });

  it('moves a handle the way that the arrow points where the page reads from right to left', async () => {
    const host = await composer({ ...offered, view: { direction: 'rtl' } });
    await press(host, 'trim-start', 'ArrowLeft');
    expect(valueOf(host, 'trim-start')).to.equal(100);
  });

  it('takes the start along when the end is moved on, and never keeps too much', async () => {
    const host = await composer(offered);
    await press(host, 'trim-end', 'End');
    expect([valueOf(host, 'trim-start'), valueOf(host, 'trim-end')]).to.deep.equal([30_000, 90_000]);
    expect(words(host, '.trim .c-counter')).to.equal('1 minute selected');
  });

  it('follows the mouse, and the handle stays where it may be', async () => {
    const host = await composer(offered);
    const film = host.find('.film');
    film.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = film.getBoundingClientRect();
    const at = (share: number): [number, number] => [
      Math.round(left + 12 + (width - 24) * share),
      Math.round(top + height / 2),
    ];
    await sendMouse({ type: 'move', position: at(60 / 90) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: at(0.5) });
    await sendMouse({ type: 'up' });
    await host.updateComplete;
    expect(valueOf(host, 'trim-end')).to.be.closeTo(45_000, 1500);
    expect(valueOf(host, 'trim-start')).to.equal(0);
  });

  it('has handles of at least 24 by 24 pixels that do not cover each other', async () => {
    const host = await composer(offered);
    const { width, height } = host.find('.film').getBoundingClientRect();
    expect(height).to.be.at.least(24);
    // A second of 90 would be narrower than a handle; the limit of the account keeps them apart here.
    expect((width - 24) * (60 / 90)).to.be.at.least(24);
  });

  it('says what is selected before it is done, and what it costs once the start is moved', async () => {
    const host = await composer(offered);
    expect(page(host)).to.contain('Choose the part to post, up to 1 minute.');
    expect(page(host)).not.to.contain('This can take a few minutes');
    await press(host, 'trim-start', 'PageUp');
    expect(page(host)).to.contain('This can take a few minutes');
  });
});

describe('a change to the video', () => {
  for (const [step, codec, label, event] of [
    [{ kind: 'offered', encodes: false }, 'h264', 'Trim', 'fix-requested'],
    [{ kind: 'offered', encodes: true }, 'av1', 'Trim and convert', 'fix-requested'],
    [{ kind: 'failed', encodes: false, reason: 'damaged' }, 'h264', 'Try again', 'fix-requested'],
    [{ kind: 'working', encodes: false, share: 0.4 }, 'h264', 'Cancel', 'fix-canceled'],
    [{ kind: 'made', encodes: false, resultId: 'made' }, 'h264', 'Use the original', 'fix-canceled'],
    [{ kind: 'unavailable', reason: 'not_loaded' }, 'h264', 'Try again', 'fix-requested'],
  ] as const) {
    it(`that is ${step.kind} has the button "${label}"`, async () => {
      const host = await composer({ state: editing(fixing(step, codec)) });
      await mouse('click', buttonNamed(host, label));
      expect(host.calls).to.deep.equal([event]);
    });
  }

  it('shows how far it is, with handles that do not move', async () => {
    const host = await composer({ state: editing(fixing({ kind: 'working', encodes: false, share: 0.4 })) });
    const bar = host.find('.fix [role=progressbar]');
    expect([bar.getAttribute('aria-valuenow'), bar.getAttribute('aria-label')]).to.deep.equal(['40', 'Trim']);
    expect(page(host)).to.contain('Preparing your video… 40%');
    expect(host.find('#trim-start').matches(':disabled')).to.equal(true);
    expect(words(host, '.consent')).to.contain('Your video is still being prepared.');
  });

  it('keeps the focus on its button from the offer to the result', async () => {
    const host = await composer(offered);
    host.find('#fix').focus();
    for (const step of [
      { kind: 'working', encodes: false, share: 0.4 },
      { kind: 'made', encodes: false, resultId: 'made' },
    ] as const) {
      await host.set({ state: editing(fixing(step)) });
      expect(host.shadowRoot?.activeElement?.id).to.equal('fix');
    }
  });

  it('is announced with each quarter of the way and with its end', async () => {
    const host = await composer(offered);
    const said = async (step: Parameters<typeof fixing>[0]) => {
      await host.set({ state: editing(fixing(step)) });
      return words(host, '[role=status]');
    };
    expect(await said({ kind: 'working', encodes: false, share: 0.3 })).to.equal('Preparing your video… 25%');
    expect(await said({ kind: 'working', encodes: false, share: 0.45 })).to.equal('Preparing your video… 25%');
    expect(await said({ kind: 'made', encodes: false, resultId: 'made' })).to.match(
      /^The preview shows your new video/,
    );
  });

  it('says what to do where this browser cannot make it', async () => {
    const host = await composer({ state: editing(fixing({ kind: 'unavailable', reason: 'unencodable' }, 'av1')) });
    expect(words(host, '.fix')).to.match(/can’t edit this video\. Try another browser/);
    expect(host.renderRoot.querySelector('#fix')).to.equal(null);
  });

  it('is where the focus goes when the creator asks what is missing', async () => {
    const host = await composer(offered);
    await mouse('click', buttonNamed(host, 'Post to TikTok'));
    expect(host.shadowRoot?.activeElement?.id).to.equal('fix');
  });

  it('leaves the film strip to the handles until it is made', async () => {
    const host = await composer({ ...offered, text: createText('en', ENGLISH) });
    expect(host.renderRoot.querySelectorAll('.film')).to.have.length(1);
    expect(host.renderRoot.querySelector('#cover')).to.equal(null);
  });
});
