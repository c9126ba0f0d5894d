import { expect } from '@open-wc/testing';
import { completeDraft, photoFacts, video, videoFacts } from '../../../src/testing/builders.js';
import { editing, offered } from '../../../src/testing/states.js';
import type { Draft } from '../../../src/domain/draft.js';
import { composer, words } from './helpers.js';

const withDraft = (change: Partial<Draft>) => composer({ state: editing({ draft: completeDraft(change) }) });
const provenance = { hasCredentials: true, ai: 'generated' } as const;

describe('what a creator would not expect of their media', () => {
  it('is said by the switch where a file says that AI made it, and the switch stays off [M19]', async () => {
    const host = await withDraft({ media: video({ facts: videoFacts({ provenance }) }) });
    expect(words(host, '#aiGenerated-help')).to.match(/^Your file says it was made with AI\./);
    expect(host.find<HTMLInputElement>('#aiGenerated').checked).to.equal(false);
  });

  for (const [what, facts, sentence] of [
    ['a video in HDR', { hdr: 'hlg' }, 'TikTok shows this HDR video in standard color (SDR).'],
    ['60.5 frames a second', { frameRate: 60.5 }, 'This video is 60.5 fps. TikTok supports up to 60'],
    ['a rate that varies', { frameRate: 29, variableFrameRate: true }, 'The frame rate of this video varies'],
  ] as const) {
    it(`is said beside ${what}, and the post is not held up [M17]`, async () => {
      const host = await withDraft({ media: video({ facts: videoFacts(facts) }) });
      expect(words(host, '.file')).to.contain(sentence);
      expect(host.find('#publish').getAttribute('aria-disabled')).to.equal(null);
    });
  }

  it('is said beside photos whose Content Credentials go', async () => {
    const photo = { source: { origin: 'file', id: 'photo-1' } as const, facts: photoFacts({ provenance }) };
    const host = await withDraft({ media: { kind: 'photo', photos: [photo], coverIndex: 0 } });
    expect(words(host, '.file')).to.contain('We remove Content Credentials from your photos');
  });

  it('is said before an animated picture with Content Credentials is converted [M14]', async () => {
    const { request } = offered() as Extract<ReturnType<typeof offered>, { readonly kind: 'offered' }>;
    const offers = [{ kind: 'convert', name: 'a.png', isAnimated: true, losesCredentials: true }] as const;
    const host = await composer({ state: editing({ importState: { kind: 'offered', request, offers, entries: [] } }) });
    expect(words(host, '.note')).to.match(/a\.png\S? is animated\. Only its first picture is kept\./);
    expect(words(host, '.note')).to.contain('The new photo won’t carry the Content Credentials');
  });
});
