import { expect } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { PRESCRIBED, PROCESSING_NOTICE } from '../../../src/domain/prescribed.js';
import { completeDraft, creator, draft, photos } from '../../../src/testing/builders.js';
import { editing, loading } from '../../../src/testing/states.js';
import { locale as arabic } from '../../../src/text/locales/ar.js';
import { locale as german } from '../../../src/text/locales/de.js';
import { locale as spanish } from '../../../src/text/locales/es.js';
import { locale as french } from '../../../src/text/locales/fr.js';
import { locale as indonesian } from '../../../src/text/locales/id.js';
import { locale as italian } from '../../../src/text/locales/it.js';
import { locale as japanese } from '../../../src/text/locales/ja.js';
import { locale as korean } from '../../../src/text/locales/ko.js';
import { locale as portuguese } from '../../../src/text/locales/pt-BR.js';
import { locale as thai } from '../../../src/text/locales/th.js';
import { locale as vietnamese } from '../../../src/text/locales/vi.js';
import { ENGLISH } from '../../../src/text/en.js';
import { createText } from '../../../src/text/text.js';
import { composer, mouse, page, roles, tooltip, words } from './helpers.js';

const LOCALES = {
  ar: arabic,
  de: german,
  es: spanish,
  fr: french,
  id: indonesian,
  it: italian,
  ja: japanese,
  ko: korean,
  'pt-BR': portuguese,
  th: thai,
  vi: vietnamese,
};
const branded = { on: true, yourBrand: false, brandedContent: true } as const;
const labels = [PRESCRIBED.labelPromotional, PRESCRIBED.labelPaidPartnership];

describe('the form', () => {
  afterEach(() => sendMouse({ type: 'move', position: [1, 1] }));

  it('needs three fonts while it is empty, because each takes the browser longer to find than the form to draw', async () => {
    const host = await composer({ state: editing({ draft: draft() }) });
    const fonts = [...host.find('.card').querySelectorAll('*')]
      .filter((element) => element.checkVisibility())
      .map((element) => getComputedStyle(element))
      .map(({ fontSize, fontWeight, fontStyle, fontVariant }) => [fontSize, fontWeight, fontStyle, fontVariant].join());
    expect([...new Set(fonts)]).to.have.length(3);
  });

  it("has TikTok's controls by role and name, in the order of the guideline [A-09, A-11, G-2a]", async () => {
    const disclosure = { on: true, yourBrand: false, brandedContent: false } as const;
    await composer({ state: editing({ draft: draft({ disclosure }) }) });
    const wanted = [
      'button Select video or photos',
      'textbox Title',
      'combobox Who can view this post',
      'checkbox Allow Comment',
      'checkbox Allow Duet',
      'checkbox Allow Stitch',
      'switch Disclose commercial content',
      'checkbox Your brand',
      'checkbox Branded content',
      'link Music Usage Confirmation',
      'button Post to TikTok',
    ];
    expect((await roles()).filter((each) => wanted.includes(each))).to.deep.equal(wanted);
  });

  it('draws the text field with each key, and neither settings nor media nor the button', async () => {
    const english = createText('en', ENGLISH);
    const asked = new Set<string>();
    const say: typeof english.say = (key, ...values) => {
      asked.add(key);
      return english.say(key, ...values);
    };
    const host = await composer({ state: editing({ draft: completeDraft() }), text: { ...english, say } });
    host.find('#title').focus();
    expect([...asked]).to.include.members(['privacy.label', 'disclosure.label', 'publish.ready', 'title.label']);
    asked.clear();
    await sendKeys({ type: 'x' });
    await host.updateComplete;
    const others =
      /^(privacy|interactions|disclosure|extras|block|media\.(audio|replace|remove|cover|play|mute)|publish\.ready)/;
    expect([...asked].filter((key) => others.test(key))).to.deep.equal([]);
    expect([...asked]).to.include('text.count');
  });

  it('draws the list that a press has closed when the same press changes the text', async () => {
    const host = await composer({ state: editing({ draft: completeDraft({ title: 'x'.repeat(2201) }) }) });
    host.find('#privacy').click();
    await host.updateComplete;
    expect(host.find('#privacy').ariaExpanded).to.equal('true');
    host.find('#privacy').focus();
    host.find('.c-text-head .c-link').click();
    await host.updateComplete;
    expect([host.draft.title.length, host.find('#privacy').ariaExpanded]).to.deep.equal([2200, 'false']);
  });

  it('shows who posts: nickname, handle and avatar [G-1a, A-01]', async () => {
    const host = await composer({
      state: editing({ creator: creator({ avatarUrl: '/test/fixtures/media/photo-1.jpg' }) }),
    });
    expect(words(host, '.creator')).to.contain('Ada Lovelace').and.to.contain('@ada.l');
    expect(host.find<HTMLImageElement>('img.avatar').src).to.contain('photo-1.jpg');
  });

  it('offers what the account offers, in its order, with nothing chosen [G-2b.1, G-2b.2, A-08]', async () => {
    const privacyLevels = ['SELF_ONLY', 'SOMETHING_NEW', 'FOLLOWER_OF_CREATOR'];
    const host = await composer({ state: editing({ creator: creator({ privacyLevels }) }) });
    expect(words(host, '#privacy')).to.equal('Select');
    host.find<HTMLElement>('#privacy').click();
    await host.updateComplete;
    const options = [...host.renderRoot.querySelectorAll('[role=option]')];
    expect(options.map((each) => each.textContent?.trim())).to.deep.equal(['Only me', 'SOMETHING_NEW', 'Followers']);
    expect(options.filter((each) => each.getAttribute('aria-selected') === 'true')).to.have.length(0);
  });

  it('does not choose a lone privacy option by itself [C-03]', async () => {
    const host = await composer({ state: editing({ creator: creator({ privacyLevels: ['SELF_ONLY'] }) }) });
    expect(words(host, '#privacy')).to.equal('Select');
    expect(host.draft.privacy).to.equal(undefined);
  });

  it('greys out what the creator switched off, refuses it and says why [G-2c.1, G-2c.2, A-02]', async () => {
    const host = await composer({ state: editing({ creator: creator({ disabledInteractions: ['duet'] }) }) });
    const boxes = [...host.renderRoot.querySelectorAll<HTMLInputElement>('.interactions input')];
    expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, false, false]);
    await mouse('click', host.find('#duet'));
    expect(host.find<HTMLInputElement>('#duet').checked).to.equal(false);
    expect(host.find('#duet').getAttribute('aria-disabled')).to.equal('true');
    expect(tooltip(host)).to.equal('Duet is turned off in your TikTok settings.');
    await mouse('click', host.find('#comment'));
    expect(host.draft.interactions).to.deep.equal({ comment: true, duet: false, stitch: false });
  });

  it('has no Duet and no Stitch for photos [G-2c.3, A-16]', async () => {
    const host = await composer({ state: editing({ draft: draft({ media: photos(3) }) }) });
    expect(page(host))
      .to.contain('Allow Comment')
      .and.not.match(/Duet|Stitch/);
  });

  it('locks every control while TikTok has not answered, and says so [C-02]', async () => {
    const host = await composer({ state: loading() });
    for (const id of [
      'media',
      'title',
      'privacy',
      'comment',
      'duet',
      'stitch',
      'disclosure',
      'aiGenerated',
      'publish',
    ]) {
      expect(host.find(`#${id}`).getAttribute('aria-disabled'), id).to.equal('true');
      const reason = host.find(`#${id}`).getAttribute('aria-describedby')?.split(' ').at(-1) ?? '';
      expect(words(host, `#${reason}`), id).to.equal('Your TikTok account is still loading.');
    }
    expect(host.renderRoot.querySelectorAll('[role=option]')).to.have.length(0);
  });

  it('leaves out in inbox mode what TikTok ignores there, and says who finishes [U-02]', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }), settings: { mode: 'inbox' } });
    expect(host.renderRoot.querySelectorAll('.form input, #privacy, #title')).to.have.length(0);
    expect(page(host)).to.contain('Add the details and post it in the TikTok app.');
    expect(words(host, '#publish')).to.equal('Send to TikTok');
  });
});

describe('commercial content', () => {
  afterEach(() => sendMouse({ type: 'move', position: [1, 1] }));

  it('is off at first; turned on it shows both kinds, unticked [G-3a.1, A-07]', async () => {
    const host = await composer({ state: editing() });
    expect(host.renderRoot.querySelector('#your-brand')).to.equal(null);
    await mouse('click', host.find('#disclosure'));
    await host.updateComplete;
    const kinds = [...host.renderRoot.querySelectorAll<HTMLInputElement>('.kinds input')];
    expect(kinds.map(({ id, checked }) => [id, checked])).to.deep.equal([
      ['your-brand', false],
      ['branded-content', false],
    ]);
    expect(labels.filter((label) => page(host).includes(label))).to.deep.equal([]);
  });

  const table = [
    { yourBrand: true, brandedContent: false, label: labels[0], declaration: PRESCRIBED.declarationMusic },
    { yourBrand: false, brandedContent: true, label: labels[1], declaration: PRESCRIBED.declarationBrandedAndMusic },
    { yourBrand: true, brandedContent: true, label: labels[1], declaration: PRESCRIBED.declarationBrandedAndMusic },
    { yourBrand: false, brandedContent: false, label: undefined, declaration: PRESCRIBED.declarationMusic },
  ];
  for (const { label, declaration, ...kinds } of table) {
    const name = `your brand ${kinds.yourBrand}, branded content ${kinds.brandedContent}`;
    it(`says letter for letter what TikTok prescribes: ${name} [G-3a.2, G-3a.3, G-3a.4, G-4.1, G-4.2, G-4.3, A-04, A-05, A-14.3]`, async () => {
      const host = await composer({ state: editing({ draft: draft({ disclosure: { on: true, ...kinds } }) }) });
      expect(labels.filter((each) => page(host).includes(each))).to.deep.equal(label ? [label] : []);
      expect(host.find('.declaration').textContent).to.equal(declaration);
      if (label) expect(host.find('.label').textContent).to.equal(label);
      for (const sentence of host.renderRoot.querySelectorAll('.declaration > *, .label > *')) {
        expect(sentence.getAttribute('lang')).to.equal('en');
      }
    });
  }

  it('closes "Only me" while branded content is ticked, with the prompt on hover [G-3b.3, A-06, C-01.1, A-14.4]', async () => {
    const host = await composer({ state: editing({ draft: draft({ disclosure: branded }) }) });
    await mouse('click', host.find('#privacy'));
    const option = [...host.renderRoot.querySelectorAll('[role=option]')].find(
      (each) => each.textContent?.trim() === 'Only me',
    );
    if (!option) throw new Error('no such option');
    await mouse('move', option);
    expect(tooltip(host)).to.equal(PRESCRIBED.brandedNotPrivate);
    await mouse('click', option);
    expect(host.draft.privacy).to.equal(undefined);
    expect(host.draft.disclosure).to.deep.equal(branded);
  });

  it('closes "Branded content" after "Only me" was chosen, and says why [G-3b.2, A-14.4]', async () => {
    const disclosure = { on: true, yourBrand: false, brandedContent: false } as const;
    const host = await composer({ state: editing({ draft: draft({ privacy: 'SELF_ONLY', disclosure }) }) });
    await mouse('click', host.find('#branded-content'));
    expect(tooltip(host)).to.equal(`${PRESCRIBED.brandedNotPrivate} Change who can view this post to choose it.`);
    expect(host.find('.c-tip [lang=en]').textContent).to.equal(PRESCRIBED.brandedNotPrivate);
    expect(host.draft).to.deep.include({ privacy: 'SELF_ONLY', disclosure });
  });

  it("shows TikTok's prompt on the blocked button, whatever else is missing [G-3a.5, G-3a.6]", async () => {
    const disclosure = { on: true, yourBrand: false, brandedContent: false } as const;
    for (const [given, wanted] of [
      [completeDraft({ disclosure }), PRESCRIBED.disclosureIncomplete],
      [
        completeDraft({ disclosure, privacy: undefined }),
        `Choose who can view this post. ${PRESCRIBED.disclosureIncomplete}`,
      ],
    ] as const) {
      const host = await composer({ state: editing({ draft: given }) });
      await mouse('move', host.find('#publish'));
      expect(tooltip(host)).to.equal(wanted);
      expect(words(host, '#publish-reason')).to.equal(wanted);
      host.remove();
    }
  });
});

describe('the declaration and the button', () => {
  it('links each policy that is named, in a new tab [A-15, G-2n, G-4.4, A-14.2]', async () => {
    const host = await composer({ state: editing({ draft: draft({ disclosure: branded }) }) });
    const links = [...host.renderRoot.querySelectorAll<HTMLAnchorElement>('.declaration a')];
    expect(links.map(({ textContent, href, target, rel }) => [textContent, href, target, rel])).to.deep.equal([
      [
        'Branded Content Policy',
        'https://www.tiktok.com/legal/page/global/bc-policy/en',
        '_blank',
        'noopener noreferrer',
      ],
      [
        'Music Usage Confirmation',
        'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en',
        '_blank',
        'noopener noreferrer',
      ],
    ]);
    await host.set({ state: editing() });
    expect(host.find('.declaration').textContent).to.equal(PRESCRIBED.declarationMusic);
  });

  it('says before the button that processing takes a while [G-5d, A-11]', async () => {
    const host = await composer({ state: editing() });
    const text = page(host);
    expect(text.indexOf(PROCESSING_NOTICE)).to.be.within(
      0,
      text.indexOf('Post to TikTok', text.indexOf(PROCESSING_NOTICE)),
    );
  });

  for (const language of Object.keys(LOCALES) as (keyof typeof LOCALES)[]) {
    it(`names each kind and explains it after its name: ${language}`, async () => {
      const disclosure = { on: true, yourBrand: false, brandedContent: false } as const;
      const text = createText(language, LOCALES[language]);
      const host = await composer({ state: editing({ draft: draft({ disclosure }) }), text });
      for (const id of ['your-brand', 'branded-content']) {
        const name = words(host, `label[for=${id}]`);
        const help = words(host, `#${id}-help`);
        // A name is a few words, its explanation a sentence; exchanged, the creator ticks the wrong kind.
        expect(name.length, `${name} / ${help}`).to.be.below(help.length);
      }
    });
  }

  it('keeps the sentences English in another language, with its translation under them [C-10]', async () => {
    const prescribed = {
      declarationMusic: 'Mit dem Posten …',
      declarationBrandedAndMusic: '…',
      labelPromotional: '…',
      labelPaidPartnership: 'Als „Bezahlte Partnerschaft“ gekennzeichnet',
      disclosureIncomplete: '…',
      brandedNotPrivate: '…',
      processingNotice: 'Nach dem Posten …',
    };
    const text = createText('de', { strings: ENGLISH.strings, prescribed });
    const host = await composer({ state: editing({ draft: draft({ disclosure: branded }) }), text });
    expect(host.find('.label [lang=en]').textContent).to.equal(PRESCRIBED.labelPaidPartnership);
    expect(host.find('.label small').textContent).to.equal(prescribed.labelPaidPartnership);
    expect(host.find('.card').lang).to.equal('de');
  });

  it('gives a prescribed reason in English, with its translation: beside the button and in the tooltip [C-10]', async () => {
    const disclosure = { on: true, yourBrand: false, brandedContent: false } as const;
    const text = createText('de', german);
    const host = await composer({ state: editing({ draft: completeDraft({ disclosure }) }), text });
    const both = `${PRESCRIBED.disclosureIncomplete} ${german.prescribed?.disclosureIncomplete ?? ''}`;
    expect(words(host, '#publish-reason')).to.equal(both);
    await mouse('move', host.find('#publish'));
    expect(tooltip(host)).to.equal(both);
    expect(host.find('.c-tip [lang=en]').textContent).to.equal(PRESCRIBED.disclosureIncomplete);
  });

  it('is pressed with nothing missing: the event reaches the action', async () => {
    const host = await composer({ state: editing({ draft: completeDraft() }) });
    expect(words(host, '#publish-reason')).to.equal('Ready to post.');
    await mouse('click', host.find('#publish'));
    expect(host.calls).to.deep.equal(['publish']);
  });

  const missing = [
    ['media', draft(), '#media'],
    ['title', completeDraft({ title: 'x'.repeat(2201) }), '#title'],
    ['description', completeDraft({ media: photos(1), description: 'x'.repeat(4001) }), '#description'],
    ['privacy', completeDraft({ privacy: undefined }), '#privacy'],
    ['interactions', completeDraft({ interactions: { comment: false, duet: true, stitch: false } }), '#duet'],
    ['disclosure', completeDraft({ disclosure: { on: true, yourBrand: false, brandedContent: false } }), '#your-brand'],
    ['disclosure', completeDraft({ privacy: 'SELF_ONLY', disclosure: branded }), '#branded-content'],
  ] as const;
  for (const [section, given, field] of missing) {
    it(`pressed while blocked leads to ${field} (${section}) and publishes nothing`, async () => {
      const host = await composer({
        state: editing({ draft: given, creator: creator({ disabledInteractions: ['duet'] }) }),
      });
      host.find('#publish').focus();
      await sendKeys({ press: 'Enter' });
      expect(host.shadowRoot?.activeElement === host.find(field)).to.equal(true);
      expect(host.calls).to.deep.equal([]);
    });
  }
});
