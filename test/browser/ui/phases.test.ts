import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { POSTING_BLOCKS } from '../../../src/domain/creator.js';
import { ShareError } from '../../../src/domain/errors.js';
import { PROCESSING_NOTICE } from '../../../src/domain/prescribed.js';
import type { ComposerState } from '../../../src/composer/state.js';
import { completeDraft, photos, video } from '../../../src/testing/builders.js';
import {
  blocked,
  creating,
  disconnected,
  editing,
  failed,
  loading,
  processing,
  published,
  reading,
  sending,
  staging,
  uploading,
} from '../../../src/testing/states.js';
import { ENGLISH } from '../../../src/text/en.js';
import { createText } from '../../../src/text/text.js';
import type { ComposerHost } from './composer-host.js';
import { buttonNamed, composer, mouse, page, roles, tooltip, words } from './helpers.js';

const active = (host: ComposerHost) => host.shadowRoot?.activeElement;

describe('the focus', () => {
  const steps: readonly (readonly [string, ComposerState, ComposerState, string])[] = [
    ['#publish', editing({ draft: completeDraft() }), uploading(), 'Uploading to TikTok'],
    ['.actions button', uploading(), processing(), 'Processing on TikTok'],
    ['.actions button', uploading(), failed(), 'Couldn’t post'],
    ['.actions button', failed(), editing({ draft: completeDraft() }), 'Post to TikTok'],
    ['.actions button', disconnected(), loading(), 'Post to TikTok'],
    ['.switch, .creator button', editing(), disconnected(), 'Connect your TikTok account'],
    ['.actions button:last-child', published(), loading(), 'Post to TikTok'],
    ['.actions button', blocked(), loading(), 'Post to TikTok'],
  ];
  for (const [control, before, now, heading] of steps) {
    it(`goes to the heading when its control goes: ${before.phase} to ${now.phase}`, async () => {
      const host = await composer({ state: before });
      host.find(control).focus();
      await host.set({ state: now });
      expect(active(host) === host.find('.heading')).to.equal(true);
      expect(words(host, '.heading')).to.equal(heading);
    });
  }

  it('stays on the heading from phase to phase', async () => {
    const host = await composer({ state: uploading() });
    host.find('.heading').focus();
    for (const state of [processing(), published(), failed()]) {
      await host.set({ state });
      expect(active(host) === host.find('.heading')).to.equal(true);
    }
  });

  it('goes from the drop zone to Replace when the file is there', async () => {
    const host = await composer({ state: editing() });
    host.find('#media').focus();
    await host.set({ state: editing({ draft: completeDraft() }) });
    expect(active(host) === buttonNamed(host, 'Replace')).to.equal(true);
  });

  it('is not taken when it is elsewhere', async () => {
    const host = await composer({ state: uploading() });
    await host.set({ state: processing() });
    expect(active(host)).to.equal(null);
  });

  it('stays on the button that pauses and resumes', async () => {
    const host = await composer({ state: uploading() });
    buttonNamed(host, 'Pause').focus();
    await sendKeys({ press: 'Enter' });
    expect(host.calls).to.deep.equal(['pause-requested']);
    await host.set({ state: uploading(sending({ flow: { kind: 'paused', by: 'user' } })) });
    expect(active(host) === buttonNamed(host, 'Resume')).to.equal(true);
  });
});

describe('the live region', () => {
  /** Every text that the region has held, in order. */
  async function said(states: readonly ComposerState[]): Promise<readonly string[]> {
    const [first] = states;
    const host = await composer(first ? { state: first } : {});
    const region = host.find('[role=status]');
    expect(region.textContent).to.equal('');
    const heard: string[] = [];
    const observer = new MutationObserver(() => heard.push(region.textContent ?? ''));
    observer.observe(region, { childList: true, characterData: true, subtree: true });
    for (const state of states) {
      await host.set({ state });
      await host.set({ state });
    }
    await Promise.resolve();
    observer.disconnect();
    expect(host.renderRoot.querySelectorAll('[role=status], [aria-live], [role=alert]')).to.have.length(1);
    return heard;
  }

  it('says every phase once, and nothing of what stands there at first', async () => {
    expect(
      await said([loading(), editing(), editing({ draft: completeDraft() }), uploading(), processing(), published()]),
    ).to.deep.equal([
      'Posting as Ada Lovelace',
      'Uploading, 50%',
      'Processing on TikTok',
      'Posted to TikTok. View on TikTok',
    ]);
  });

  it('says the upload at 0, 25, 50, 75 and 100 % only', async () => {
    const at = (sent: number) => uploading(sending({ sentBytes: sent, totalBytes: 1000, speed: undefined }));
    const states = Array.from({ length: 101 }, (_, percent) => at(percent * 10));
    expect(await said([editing(), uploading(creating()), ...states])).to.deep.equal([
      'Uploading to TikTok',
      'Uploading, 0%',
      'Uploading, 25%',
      'Uploading, 50%',
      'Uploading, 75%',
      'Uploading, 100%',
    ]);
  });

  it('says what became of a file, each time', async () => {
    const beingRead = editing({ importState: reading('notes.pdf') });
    const refusal = { kind: 'unusable', reason: 'not_media', name: 'notes.pdf' } as const;
    const refused = editing({ importState: { kind: 'refused', refusal } });
    const sentence = 'notes.pdf isn’t a video or photo we can read. Choose another file.';
    expect(await said([editing(), beingRead, refused, beingRead, refused, editing()])).to.deep.equal([
      'Reading notes.pdf…',
      sentence,
      'Reading notes.pdf…',
      sentence,
    ]);
  });

  for (const block of POSTING_BLOCKS) {
    it(`says what stops the creator, and to try again later: ${block} [G-1b]`, async () => {
      expect(await said([loading(), blocked(block)])).to.deep.equal([
        `You can’t post right now. Try again later. ${createText('en', ENGLISH).say(`error.${block}`)}`,
      ]);
    });
  }

  it('says why it failed', async () => {
    expect(await said([uploading(), failed()])).to.deep.equal([
      'Couldn’t post. You seem to be offline. Check your connection and try again.',
    ]);
  });
});

describe('progress and endings', () => {
  it('tells the story of the upload in numbers and words [G-5e]', async () => {
    const host = await composer({ state: uploading() });
    expect(words(host, '.figures')).to.equal('62% · 496 MB of 800 MB · About 2 minutes left');
    const bar = host.find('[role=progressbar]');
    expect(bar.getAttribute('aria-valuenow')).to.equal('62');
    expect(bar.style.getPropertyValue('--_at').trim()).to.equal('0.62');
    const steps = [...host.renderRoot.querySelectorAll('.steps li')];
    expect(steps.map((each) => each.hasAttribute('data-done'))).to.deep.equal([true, false, false, false]);
    expect(steps[0]?.textContent).to.match(/^Confirmed at /);
    expect(words(host, '[aria-current=step]')).to.equal('Uploading');
    await mouse('click', buttonNamed(host, 'Cancel'));
    expect(host.calls).to.deep.equal(['cancel-requested']);
  });

  it('cannot be stopped while it is being sent to TikTok, and keeps the room of its buttons', async () => {
    const host = await composer({ state: uploading(creating()) });
    expect(host.renderRoot.querySelectorAll('.actions button')).to.have.length(0);
    const top = host.find('.panel > .c-help').getBoundingClientRect().top;
    await host.set({ state: uploading() });
    expect(host.find('.panel > .c-help').getBoundingClientRect().top).to.equal(top);
    expect(words(host, '.steps [data-done]')).to.match(/^Confirmed at/);
  });

  it('cannot be stopped when all of it has left, and says so; then no time is left either', async () => {
    const host = await composer({ state: uploading(sending({ step: 'settling', sentBytes: 800e6 })) });
    expect(words(host, '.figures')).to.equal('100% · 800 MB of 800 MB');
    for (const name of ['Pause', 'Cancel']) {
      const button = buttonNamed(host, name);
      expect(button.getAttribute('aria-disabled')).to.equal('true');
      await mouse('click', button);
      expect(tooltip(host)).to.equal('It’s too late to cancel this post.');
    }
    expect(host.calls).to.deep.equal([]);
    await host.set({ state: uploading(sending({ step: 'in-doubt', sentBytes: 800e6 })) });
    await mouse('click', buttonNamed(host, 'Cancel'));
    expect(host.calls).to.deep.equal(['cancel-requested']);
  });

  it('has a row for each photo', async () => {
    const rows = staging([1, 0.25, 0]);
    if (rows.step !== 'staging') throw new Error('Photos are staged.');
    const last = { ...rows.photos[2], sentBytes: 0, totalBytes: 400_000, url: undefined, failed: true };
    const transfer = { ...rows, photos: rows.photos.with(2, last) };
    const host = await composer({ state: uploading(transfer, completeDraft({ media: photos(3) })) });
    expect(
      [...host.renderRoot.querySelectorAll('.photo-rows li')].map((each) => each.textContent?.trim()),
    ).to.deep.equal(['Photo 1: 100%', 'Photo 2: 25%', 'Photo 3 didn’t upload.']);
  });

  for (const [name, state] of [
    ['uploading', uploading()],
    ['processing', processing()],
    ['published', published()],
  ] as const) {
    it(`says that processing takes a while, and keeps the preview: ${name} [G-5d, A-11]`, async () => {
      const host = await composer({ state });
      expect(page(host)).to.contain(PROCESSING_NOTICE);
      expect(host.find('video')).to.be.instanceOf(HTMLVideoElement);
    });
  }

  it('keeps the very same video element from editing to published', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }) });
    const first = host.find('video');
    for (const state of [uploading(), processing(), published()]) {
      await host.set({ state });
      expect(host.find('video') === first).to.equal(true);
    }
  });

  it('links a public post by its exact id, and says who can view it [C-06.4]', async () => {
    const host = await composer({ state: published({ kind: 'public', postId: '7301234567890123456' }) });
    const link = host.find<HTMLAnchorElement>('.actions a');
    expect(link.href).to.equal('https://www.tiktok.com/@ada.l/video/7301234567890123456');
    expect([link.target, link.rel]).to.deep.equal(['_blank', 'noopener noreferrer']);
    expect(page(host)).to.contain('Visible to: Everyone');
    await mouse('click', buttonNamed(host, 'Post another'));
    expect(host.calls).to.deep.equal(['reset']);
  });

  it('links photos and the stand-in site where it is told to', async () => {
    const host = await composer({
      state: published({ kind: 'public', postId: '1' }, completeDraft({ media: photos(2) })),
      view: { site: 'http://localhost:4000' },
    });
    expect(host.find<HTMLAnchorElement>('.actions a').href).to.equal('http://localhost:4000/@ada.l/photo/1');
  });

  const outcomes = [
    [{ kind: 'not-public' }, 'Only public posts have a link.'],
    [{ kind: 'in-review', stillAsking: true }, 'The link will appear here after TikTok reviews your post.'],
    [{ kind: 'in-review', stillAsking: false }, 'TikTok is still reviewing your post.'],
    [{ kind: 'inbox' }, 'Open the notification in your TikTok app'],
  ] as const;
  for (const [outcome, sentence] of outcomes) {
    it(`says why there is no link: ${JSON.stringify(outcome)} [C-06.3]`, async () => {
      const host = await composer({ state: published(outcome) });
      expect(page(host)).to.contain(sentence);
      expect(host.renderRoot.querySelector('a[href*="/video/"]')).to.equal(null);
    });
  }

  for (const block of POSTING_BLOCKS) {
    it(`stops a creator who cannot post, asks to try again later, and offers to look again: ${block} [G-1b, A-13]`, async () => {
      const host = await composer({ state: blocked(block) });
      const heading = 'heading You can’t post right now. Try again later.';
      expect(await roles()).to.include.members([heading, 'button Try again']);
      expect(page(host)).to.contain(createText('en', ENGLISH).say(`error.${block}`));
      expect(host.renderRoot.querySelector('#publish')).to.equal(null);
    });
  }

  it('lets a creator of whom TikTok told nothing switch to another account', async () => {
    const host = await composer({ state: { ...blocked(), creator: undefined } });
    await mouse('click', buttonNamed(host, 'Switch account'));
    expect(host.calls).to.deep.equal(['connect-requested']);
  });

  const failures: readonly (readonly [string, ComposerState, string, string])[] = [
    ['not sent', failed(), 'Back to your post', 'edit-requested'],
    ['refused', failed({ kind: 'refused', reason: 'spam_risk_text' }), 'Back to your post', 'edit-requested'],
    ['creator', failed({ kind: 'creator', error: new ShareError('internal_error') }), 'Try again', 'creator-requested'],
    [
      'ended link',
      failed({ kind: 'not-sent', error: new ShareError('access_token_invalid') }),
      'Connect TikTok again',
      'connect-requested',
    ],
    ['removed link', failed({ kind: 'refused', reason: 'auth_removed' }), 'Connect TikTok again', 'connect-requested'],
    [
      'unknown',
      failed({ kind: 'unknown', error: new ShareError('unknown_outcome') }),
      'Back to your post',
      'edit-requested',
    ],
  ];
  for (const [name, state, way, call] of failures) {
    it(`offers the way out and says that nothing is lost: ${name} [U-10, A-14.5]`, async () => {
      const host = await composer({ state });
      expect(page(host)).to.contain('Your draft is saved.');
      await mouse('click', buttonNamed(host, way));
      expect(host.calls).to.deep.equal([call]);
    });
  }

  it('sends to the profile first when the outcome is unknown [C-05]', async () => {
    const host = await composer({ state: failed({ kind: 'unknown', error: new ShareError('unknown_outcome') }) });
    expect(host.find<HTMLAnchorElement>('.actions a').href).to.equal('https://www.tiktok.com/@ada.l');
  });

  it('offers to connect, and keeps what was entered [C-09, U-11]', async () => {
    const host = await composer({ state: disconnected({ draft: completeDraft({ media: video() }) }) });
    expect(page(host)).to.contain('Your draft is saved.');
    await mouse('click', buttonNamed(host, 'Connect TikTok'));
    expect(host.calls).to.deep.equal(['connect-requested']);
  });
});
