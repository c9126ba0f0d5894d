import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import type { Photo } from '../../../src/domain/media.js';
import { completeDraft, creator, draft, photo, photos, video, videoFacts } from '../../../src/testing/builders.js';
import { editing, loading, offered, request } from '../../../src/testing/states.js';
import type { ComposerHost } from './composer-host.js';
import { buttonNamed, composer, mouse, page, settled, tooltip, words } from './helpers.js';

const cover = {
  durationMs: 24_000,
  frames: [0, 1, 2, 3].map((n) => ({ timestampMs: n * 6000, url: undefined })),
};

/** Drops files on an element, as the browser tells of it. */
function drop(on: Element, ...files: readonly File[]): DataTransfer {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    on.dispatchEvent(new DragEvent(type, { bubbles: true, composed: true, cancelable: true, dataTransfer }));
  }
  return dataTransfer;
}

const names = (host: ComposerHost) =>
  host.draft.media?.kind === 'photo' ? host.draft.media.photos.map(({ facts }) => facts.name) : [];

describe('the preview', () => {
  it('plays the very file in a frame of nine to sixteen, with nickname, handle and text over it [G-5a, A-03, G-W]', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }) });
    const frame = host.find('.phone').getBoundingClientRect();
    expect(frame.width / frame.height).to.be.closeTo(9 / 16, 0.01);
    expect(words(host, '.caption')).to.equal('Ada Lovelace @ada.l Morning light over the harbor #sunrise #sailing');
    expect([...host.renderRoot.querySelectorAll('.caption b')].map((each) => each.textContent)).to.deep.equal([
      '#sunrise',
      '#sailing',
    ]);
    expect(host.renderRoot.querySelectorAll('.phone img, .phone svg')).to.have.length(0);
    const film = host.find<HTMLVideoElement>('video');
    film.muted = true;
    await host.set({});
    const plays = oneEvent(film, 'play');
    await mouse('click', buttonNamed(host, 'Play'));
    await plays;
    await host.updateComplete;
    const pauses = oneEvent(film, 'pause');
    buttonNamed(host, 'Pause').focus();
    await sendKeys({ press: 'Enter' });
    await pauses;
    expect(film.paused).to.equal(true);
  });

  it('mutes and unmutes, and has no such button for a film without sound', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }) });
    const film = host.find<HTMLVideoElement>('video');
    const changes = oneEvent(film, 'volumechange');
    await mouse('click', buttonNamed(host, 'Mute'));
    await changes;
    await host.updateComplete;
    expect(film.muted).to.equal(true);
    buttonNamed(host, 'Unmute');
    const media = video({ facts: videoFacts({ hasAudio: false }) });
    await host.set({ state: editing({ draft: completeDraft({ media }) }) });
    expect(page(host)).to.contain('No sound');
    expect(host.renderRoot.querySelector('[data-icon=mute], [data-icon=unmute]')).to.equal(null);
  });

  it('says so when the browser cannot play it, with name, length and size', async () => {
    const host = await composer({
      state: editing({ draft: completeDraft() }),
      show: () => ({ url: undefined, unplayable: true }),
    });
    expect(words(host, '.phone')).to.contain('Preview isn’t available in this browser.');
    expect(words(host, '.file')).to.match(/^harbor\.mp4 0:24 · 8 MB/);
  });

  for (const [frameRate, variableFrameRate, words_] of [
    [29.2, true, 'harbor.mp4 0:24 · 8 MB · 29.2 fps VFR'],
    [undefined, true, 'harbor.mp4 0:24 · 8 MB · VFR'],
    [30, false, 'harbor.mp4 0:24 · 8 MB'],
  ] as const) {
    it(`shows of a rate that ${variableFrameRate ? 'varies' : 'is steady'}: ${words_}`, async () => {
      const media = video({ facts: videoFacts({ frameRate, variableFrameRate }) });
      const host = await composer({ state: editing({ draft: completeDraft({ media }) }) });
      expect(words(host, '.file')).to.match(new RegExp(`^${words_}(?! ·)`));
    });
  }

  it('names everything that TikTok would refuse, at once [G-1c, U-10]', async () => {
    const media = video({ facts: videoFacts({ codec: 'av1', frameRate: 90, durationSeconds: 800 }) });
    const host = await composer({ state: editing({ draft: completeDraft({ media }) }) });
    expect(host.renderRoot.querySelectorAll('.problems li')).to.have.length(3);
    expect(words(host, '.problems')).to.contain(
      'This video is 13 minutes 20 seconds long. Your account can post up to 10 minutes',
    );
  });

  it('turns through photos, and marks the cover', async () => {
    const host = await composer({ state: editing({ draft: completeDraft({ media: photos(3, { coverIndex: 2 }) }) }) });
    const shown = () => host.find<HTMLImageElement>('img.content').alt;
    expect([shown(), Boolean(host.renderRoot.querySelector('.first'))]).to.deep.equal(['Photo 1 of 3', false]);
    await mouse('click', buttonNamed(host, 'Previous photo'));
    await host.updateComplete;
    expect([shown(), words(host, '.first')]).to.deep.equal(['Photo 3 of 3', 'Cover']);
    await mouse('click', buttonNamed(host, 'Next photo'));
    await host.updateComplete;
    expect(shown()).to.equal('Photo 1 of 3');
  });
});

describe('choosing media', () => {
  // Without HEIC, which an iPhone then converts.
  const photos = 'image/jpeg,image/webp,image/png,image/avif,image/gif,image/bmp';
  const file = new File(['x'], 'harbor.mp4', { type: 'video/mp4' });

  for (const [accept, name, kinds] of [
    ['any', 'Select video or photos', `video/*,${photos}`],
    ['video', 'Select video', 'video/*'],
    ['photo', 'Select photos', photos],
  ] as const) {
    it(`asks for what the host takes: ${accept}`, async () => {
      const host = await composer({ state: editing(), settings: { accept } });
      const input = host.find<HTMLInputElement>('input[type=file]');
      expect([input.accept, input.multiple]).to.deep.equal([kinds, accept !== 'video']);
      let opened = 0;
      input.addEventListener('click', (event) => {
        event.preventDefault();
        opened += 1;
      });
      await mouse('click', buttonNamed(host, name));
      expect(opened).to.equal(1);
    });
  }

  for (const [accept, kinds] of [
    ['any', `video/*,${photos}`],
    ['video', 'video/*'],
    ['photo', photos],
  ] as const) {
    it(`asks the camera of a phone for what the host takes: ${accept}`, async () => {
      const host = await composer({ state: editing(), settings: { accept } });
      const input = host.find<HTMLInputElement>('input[capture]');
      expect([input.getAttribute('capture'), input.accept, input.multiple]).to.deep.equal([
        'environment',
        kinds,
        false,
      ]);
      let opened = 0;
      input.addEventListener('click', (event) => {
        event.preventDefault();
        opened += 1;
      });
      buttonNamed(host, 'Use camera').click();
      expect(opened).to.equal(1);
      input.files = drop(document.createElement('div'), file).files;
      input.dispatchEvent(new Event('change'));
      expect(host.files).to.deep.equal([file]);
    });
  }

  it('shows a mouse where to drop, and no camera', async () => {
    const host = await composer({ state: editing() });
    expect(buttonNamed(host, 'Use camera').checkVisibility()).to.equal(false);
    expect(host.find('.drop').innerText).to.contain('or drop a file here');
  });

  it('opens no camera before TikTok has answered', async () => {
    const host = await composer({ state: loading() });
    const camera = buttonNamed(host, 'Use camera');
    camera.click();
    expect(camera.ariaDisabled).to.equal('true');
    expect(host.renderRoot.querySelector('input[capture]')).to.equal(null);
  });

  it('reports the chosen files, and the same file again', async () => {
    const host = await composer({ state: editing() });
    const input = host.find<HTMLInputElement>('input[type=file]');
    const { files } = drop(document.createElement('div'), file);
    input.files = files;
    input.dispatchEvent(new Event('change'));
    expect(host.files).to.deep.equal([file]);
    expect(input.value).to.equal('');
  });

  it('takes files that are dropped anywhere on the card', async () => {
    const host = await composer({ state: editing() });
    drop(host.find('.consent'), file);
    expect([host.calls, host.files]).to.deep.equal([['files-chosen either'], [file]]);
  });

  it('shows where to drop while files are over it, and no longer when they leave', async () => {
    const host = await composer({ state: editing() });
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(file);
    const send = (type: string) =>
      host.find('.card').dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
    send('dragenter');
    await host.updateComplete;
    expect(words(host, '.veil')).to.equal('Drop to add');
    send('dragleave');
    await host.updateComplete;
    expect(host.renderRoot.querySelector('.veil')).to.equal(null);
  });

  for (const [name, given] of [
    ['before TikTok has answered', { state: loading() }],
    ['when the host locked the media', { state: editing({ draft: completeDraft() }), view: { mediaLocked: true } }],
  ] as const) {
    it(`takes nothing ${name}`, async () => {
      const host = await composer(given);
      drop(host.find('.card'), file);
      expect(host.files).to.deep.equal([]);
      expect(host.renderRoot.querySelector('input[type=file], .file .c-link')).to.equal(null);
    });
  }

  it('offers to fix photos that TikTok would refuse [U-03.2]', async () => {
    const host = await composer({ state: editing({ importState: offered() }) });
    expect(words(host, '.note')).to.contain('IMG_1.heic');
    await mouse('click', buttonNamed(host, 'Convert to JPEG'));
    await mouse('click', buttonNamed(host, 'Remove'));
    expect(host.calls).to.deep.equal(['offers-answered true', 'offers-answered false']);
  });

  it('asks in place of the invitation, and the answer leads back to it', async () => {
    const host = await composer({ state: editing({ importState: offered() }) });
    expect(getComputedStyle(host.find('#media')).visibility).to.equal('hidden');
    buttonNamed(host, 'Remove').focus();
    await host.set({ state: editing() });
    expect(host.shadowRoot?.activeElement?.id).to.equal('media');
  });

  it('offers no removal of photos that the host has locked', async () => {
    const importState = { ...offered(), request: { ...request('IMG_1.heic'), by: 'host' } } as const;
    const host = await composer({ state: editing({ importState }), view: { mediaLocked: true } });
    const buttons = [...host.renderRoot.querySelectorAll('.note button')].map((each) => each.textContent.trim());
    expect(buttons).to.deep.equal(['Convert to JPEG']);
  });
});

describe('a refused file', () => {
  const refused = (given: Parameters<typeof editing>[0] = {}) =>
    editing({
      ...given,
      importState: { kind: 'refused', refusal: { kind: 'unusable', reason: 'truncated', name: 'IMG_2034.jpeg' } },
    });

  it('is told until it is put away, and the focus goes to the button for files', async () => {
    const host = await composer({ state: refused() });
    expect(words(host, '.note p')).to.contain('IMG_2034.jpeg is incomplete');
    const away = buttonNamed(host, 'Dismiss');
    away.focus();
    await sendKeys({ press: 'Enter' });
    expect(host.calls).to.deep.equal(['offers-answered false']);
    await host.set({ state: editing() });
    expect(host.shadowRoot?.activeElement?.id).to.equal('media');
  });

  for (const [what, media] of [
    ['photos', photos(3)],
    ['a video', video()],
  ] as const) {
    it(`covers no control over the preview of ${what}`, async () => {
      const host = await composer({ state: refused({ draft: completeDraft({ media }) }) });
      await settled(host);
      const note = host.find('.note').getBoundingClientRect();
      for (const control of host.renderRoot.querySelectorAll('.phone > .icon, .phone > .chip')) {
        const { top, bottom } = control.getBoundingClientRect();
        expect(bottom <= note.top || top >= note.bottom, control.outerHTML).to.equal(true);
      }
    });
  }
});

describe('photos', () => {
  const three = () => editing({ draft: completeDraft({ media: photos(3) }) });

  it('change their order by buttons, and the focus stays with the tools', async () => {
    const host = await composer({ state: three() });
    const later = buttonNamed(host, 'Move photo 1 later');
    later.focus();
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(names(host)).to.deep.equal(['photo-2.jpg', 'photo-1.jpg', 'photo-3.jpg']);
    expect(host.shadowRoot?.activeElement === later).to.equal(true);
    expect(later.getAttribute('aria-label')).to.equal('Move photo 2 later');
    await sendKeys({ press: 'Enter' });
    await host.updateComplete;
    expect(names(host)).to.deep.equal(['photo-2.jpg', 'photo-3.jpg', 'photo-1.jpg']);
    expect(later.getAttribute('aria-disabled')).to.equal('true');
    expect(words(host, `#${later.getAttribute('aria-describedby')}`)).to.equal('Photo 3 of 3');
  });

  for (const [tool, told] of [
    ['Move photo 1 earlier', 'Photo 1 of 3'],
    ['Make photo 1 the cover', 'Cover'],
  ] as const) {
    it(`have tools that say why they cannot act now: ${tool}`, async () => {
      const host = await composer({ state: three() });
      await mouse('move', buttonNamed(host, tool));
      expect(tooltip(host)).to.equal(told);
      await sendMouse({ type: 'move', position: [1, 1] });
      expect(tooltip(host)).to.equal(undefined);
    });
  }

  const marked = (host: ComposerHost): string | null | undefined =>
    host.renderRoot.querySelector('.strip [aria-current]')?.getAttribute('aria-label');
  const some = (...numbers: readonly number[]) =>
    editing({ draft: completeDraft({ media: photos(1, { photos: numbers.map((each) => photo(`photo-${each}`)) }) }) });

  it('that replace others are shown from the first', async () => {
    const host = await composer({ state: three() });
    await mouse('click', buttonNamed(host, 'Photo 3 of 3'));
    await host.updateComplete;
    expect(marked(host)).to.equal('Photo 3 of 3');
    await host.set({ state: some(4, 5, 6, 7) });
    expect(marked(host)).to.equal('Photo 1 of 4');
    await mouse('click', buttonNamed(host, 'Photo 3 of 4'));
    await host.set({ state: editing() });
    await host.set({ state: three() });
    expect(marked(host)).to.equal('Photo 1 of 3');
  });

  it('leave the one that is shown where others come, go and move, and the next takes the place of one that goes', async () => {
    const [first, second, third, fourth] = [photo('photo-1'), photo('photo-2'), photo('photo-3'), photo('photo-4')];
    const holding = (...all: readonly Photo[]) =>
      editing({ draft: completeDraft({ media: photos(1, { photos: all }) }) });
    const host = await composer({ state: holding(first, second, third) });
    await mouse('click', buttonNamed(host, 'Photo 3 of 3'));
    await host.set({ state: holding(second, third) });
    expect(marked(host)).to.equal('Photo 2 of 2');
    await host.set({ state: holding(third, second, fourth) });
    expect(marked(host)).to.equal('Photo 1 of 3');
    await host.set({ state: holding(second, fourth) });
    expect(marked(host)).to.equal('Photo 1 of 2');
    await mouse('click', buttonNamed(host, 'Photo 2 of 2'));
    await host.set({ state: holding(second) });
    await host.set({ state: holding(second, fourth) });
    expect(marked(host)).to.equal('Photo 1 of 2');
  });

  it('are told by what the preview shows when they are turned, moved, chosen as cover and removed', async () => {
    const host = await composer({ state: three() });
    const told: (readonly [tool: string, words: string])[] = [];
    for (const tool of [
      'Next photo',
      'Move photo 2 later',
      'Make photo 3 the cover',
      'Remove photo 3',
      'Previous photo',
    ]) {
      buttonNamed(host, tool).focus();
      await sendKeys({ press: 'Enter' });
      await host.updateComplete;
      told.push([tool, words(host, '[role=status]')]);
    }
    expect(told).to.deep.equal([
      ['Next photo', 'Photo 2 of 3'],
      ['Move photo 2 later', 'Photo 3 of 3'],
      ['Make photo 3 the cover', 'Photo 3 of 3. Cover'],
      ['Remove photo 3', 'Photo 2 of 2'],
      ['Previous photo', 'Photo 1 of 2. Cover'],
    ]);
  });

  it('have tools whose names a mouse can read, without a tooltip over what is beside them', async () => {
    const host = await composer({ state: three() });
    for (const name of ['Move photo 1 later', 'Remove photo 1', 'Add photos', 'Next photo']) {
      const tool = buttonNamed(host, name);
      expect(tool.querySelector<HTMLElement>('[title]')?.title).to.equal(name);
      await mouse('move', tool);
      expect(tooltip(host)).to.equal(undefined);
    }
  });

  it('let the cover be chosen, one be removed and others be added [U-04]', async () => {
    const host = await composer({ state: three() });
    await mouse('click', buttonNamed(host, 'Photo 2 of 3'));
    await host.updateComplete;
    await mouse('click', buttonNamed(host, 'Make photo 2 the cover'));
    expect(host.draft.media).to.include({ coverIndex: 1 });
    await host.updateComplete;
    await mouse('click', buttonNamed(host, 'Remove photo 2'));
    expect(names(host)).to.deep.equal(['photo-1.jpg', 'photo-3.jpg']);
    const input = host.find<HTMLInputElement>('input[type=file]');
    input.addEventListener('click', (event) => event.preventDefault());
    await host.updateComplete;
    await mouse('click', buttonNamed(host, 'Add photos'));
    const more = new File(['x'], 'more.jpg', { type: 'image/jpeg' });
    input.files = drop(document.createElement('div'), more).files;
    input.dispatchEvent(new Event('change'));
    expect([host.calls, host.files]).to.deep.equal([['files-chosen add'], [more]]);
  });
});

describe('the cover of a video', () => {
  it('is chosen on the film strip by keyboard, and the preview shows it [U-04]', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }), view: { cover } });
    await settled(host);
    const range = host.find<HTMLInputElement>('#cover');
    expect(range.getAttribute('aria-valuetext')).to.equal('Cover at 0:00');
    range.focus();
    await sendKeys({ press: 'ArrowRight' });
    await host.updateComplete;
    expect(host.draft.media).to.include({ coverTimestampMs: 240 });
    await sendKeys({ press: 'End' });
    await host.updateComplete;
    expect(range.getAttribute('aria-valuetext')).to.equal('Cover at 0:24');
  });

  it('is said to be for public posts alone once another audience is chosen', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }), view: { cover } });
    expect(words(host, '#cover-help')).to.equal('Choose the frame people see first.');
    await host.set({ state: editing({ draft: completeDraft({ privacy: 'SELF_ONLY' }) }), view: { cover } });
    expect(words(host, '#cover-help')).to.equal(
      'Only posts for Everyone use this cover. Other posts start with the first frame.',
    );
  });

  it('cannot be chosen without frames, or while the page is locked', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }) });
    expect(host.renderRoot.querySelector('#cover')).to.equal(null);
    await host.set({ state: loading({ creator: creator(), draft: draft({ media: video() }) }), view: { cover } });
    expect(host.renderRoot.querySelector('#cover')).to.equal(null);
  });
});
