import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse } from '@web/test-runner-commands';
import { TikTokErrorEvent } from '../../../src/events.js';
import type { ShareToTikTokElement, TikTokBeforePublishEvent } from '../../../src/index.js';
import { creatorInfoData } from '../../../src/testing/replies.js';
import { stateOf, whenState } from '../../../stories/support/stage.js';
import { draftOf } from '../../../src/composer/state.js';
import { chooseByHand, descriptionOf, find, fixtureFile, get, inPhase, isClosed, openPage, shownText } from './page.js';
import type { TestPage } from './page.js';
import { until } from '../until.js';

async function openEditing(
  reply: Readonly<Record<string, unknown>> = {},
  prepare?: (element: ShareToTikTokElement) => void,
): Promise<TestPage> {
  const page = openPage(prepare);
  (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData(reply));
  await inPhase(page.element, 'editing');
  return page;
}

async function withVideo(page: TestPage): Promise<void> {
  page.element.media = await fixtureFile('clip.mp4');
  await whenState(page.element, (state) => draftOf(state).media !== undefined);
  await page.element.updateComplete;
}

async function clickOn(control: HTMLElement): Promise<void> {
  control.scrollIntoView({ block: 'center' });
  await nextFrame();
  const { x, y, width, height } = control.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

describe('<share-to-tiktok>', () => {
  describe('creator info', () => {
    it('is asked for again by each element, each reset and each new adapter [G-1, U-01]', async () => {
      const page = await openEditing();
      expect(page.adapter.count('getCreatorInfo')).to.equal(1);
      page.element.reset();
      (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData({ creator_nickname: 'Ada L.' }));
      await whenState(page.element, (state) => state.phase === 'editing');
      await page.element.updateComplete;
      expect(shownText(page)).to.contain('Ada L.');
      page.element.remove();
      await nextFrame();
      document.body.append(page.element);
      await page.adapter.nextCall('getCreatorInfo');
      expect(page.element.phase).to.equal('loading');
    });

    it('is aborted when the element leaves, and a late answer changes nothing', async () => {
      const page = openPage();
      const call = await page.adapter.nextCall('getCreatorInfo');
      page.element.remove();
      await nextFrame();
      expect(call.signal.aborted).to.equal(true);
      call.respondWith(creatorInfoData());
      await nextFrame();
      expect(page.element.phase).to.equal('loading');
    });

    it('lets only the newest answer write', async () => {
      const page = openPage();
      const first = await page.adapter.nextCall('getCreatorInfo');
      page.element.reset();
      const second = await page.adapter.nextCall('getCreatorInfo');
      second.respondWith(creatorInfoData({ creator_nickname: 'Second' }));
      await inPhase(page.element, 'editing');
      first.respondWith(creatorInfoData({ creator_nickname: 'First' }));
      await nextFrame();
      expect(shownText(page)).to.contain('Second').and.not.contain('First');
    });

    const bad: readonly (readonly [what: string, settle: 'respondWith' | 'rejectWith', value: unknown])[] = [
      ['nothing', 'respondWith', undefined],
      ['HTML', 'respondWith', '<h1>It works</h1>'],
      ['wrong types', 'respondWith', creatorInfoData({ privacy_level_options: 'SELF_ONLY' })],
      ['hostile keys', 'respondWith', JSON.parse('{"__proto__":{"creator_nickname":"x"},"constructor":{}}')],
      ['a thrown string', 'rejectWith', 'boom'],
      ['a thrown nothing', 'rejectWith', undefined],
      ['an Error with a secret', 'rejectWith', new Error('act.secret-token')],
    ];
    for (const [what, settle, value] of bad) {
      it(`that is ${what} ends in a sentence, without a list, and can be retried [A-14.5, C-02]`, async () => {
        const page = openPage((element) => (element.postTitle = 'Kept'));
        (await page.adapter.nextCall('getCreatorInfo'))[settle](value);
        await inPhase(page.element, 'failed');
        expect(shownText(page)).to.contain('Your draft is saved.');
        expect(page.root.textContent).not.to.match(/secret|undefined|\[object/);
        expect(find(page, 'combobox', 'Who can view this post')).to.equal(undefined);
        get(page, 'button', 'Try again').click();
        (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
        await inPhase(page.element, 'editing');
        expect(draftOf(stateOf(page.element)).title).to.equal('Kept');
      });
    }
  });

  describe('the form', () => {
    it('starts with nothing chosen: privacy, interactions, disclosure [G-2b.2, G-2c.2, G-3a.1, A-02, A-08, A-10, A-12]', async () => {
      const page = await openEditing();
      const boxes = [...page.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
      expect(boxes.filter(({ checked }) => checked)).to.deep.equal([]);
      expect(get(page, 'combobox', 'Who can view this post').textContent).to.contain('Select');
      expect(find(page, 'checkbox', 'Your brand')).to.equal(undefined);
    });

    it('takes preset text as a field takes it: line breaks as LF, nothing that no server can encode', async () => {
      const fixed = { title: 'One\nTwo \uFFFD', description: 'Three\nFour' };
      const page = await openEditing({}, (element) => {
        element.setAttribute('post-title', 'One\r\nTwo \uD83D');
        element.setAttribute('post-description', 'Three\rFour');
      });
      const { title, description } = draftOf(stateOf(page.element));
      expect({ title, description }).to.deep.equal(fixed);
      expect(get(page, 'textbox', 'Title')).to.have.property('value', fixed.title);
      page.element.reset();
      expect(draftOf(stateOf(page.element))).to.include(fixed);
      page.element.postTitle = 'Five\r\n';
      page.element.removeAttribute('post-description');
      await page.element.updateComplete;
      expect(draftOf(stateOf(page.element))).to.include({ title: 'Five\n', description: '' });
    });

    it('does not select a lone option [C-03]', async () => {
      const page = await openEditing({ privacy_level_options: ['SELF_ONLY'] });
      await withVideo(page);
      expect(isClosed(get(page, 'button', 'Post to TikTok'))).to.equal(true);
      expect(draftOf(stateOf(page.element)).privacy).to.equal(undefined);
    });

    it('offers what TikTok offers, in its order, an unknown level by its raw name [G-2b.1, A-14.1, U-06]', async () => {
      const page = await openEditing({
        privacy_level_options: [
          'SELF_ONLY',
          'SOMETHING_NEW',
          'FOLLOWER_OF_CREATOR',
          'MUTUAL_FOLLOW_FRIENDS',
          'PUBLIC_TO_EVERYONE',
        ],
      });
      get(page, 'combobox', 'Who can view this post').click();
      await page.element.updateComplete;
      for (const name of ['Only me', 'SOMETHING_NEW', 'Followers', 'Friends', 'Everyone']) get(page, 'option', name);
      const options = [...page.root.querySelectorAll('[role=option]')].map(
        (option) => option.textContent?.trim() ?? '',
      );
      expect(options[1]).to.contain('SOMETHING_NEW');
      expect(options).to.have.length(5);
    });

    it('stands in the order of the guideline [A-09, A-11]', async () => {
      const page = await openEditing();
      await withVideo(page);
      const order = [
        page.root.querySelector('[part~=creator]'),
        page.root.querySelector('[part~=preview]'),
        get(page, 'textbox', 'Title'),
        get(page, 'combobox', 'Who can view this post'),
        get(page, 'checkbox', 'Allow Comment'),
        get(page, 'switch', 'Disclose commercial content'),
        page.root.querySelector('[part~=declaration]'),
        get(page, 'button', 'Post to TikTok'),
      ];
      order.slice(1).forEach((control, index) => {
        const before = order[index];
        expect(before && control && before.compareDocumentPosition(control) & Node.DOCUMENT_POSITION_FOLLOWING).to.be
          .ok;
      });
    });

    it('shows no label before a kind is ticked, then the right one for each combination [G-3a.2, G-3a.3, G-3a.4, A-04, A-05, A-07]', async () => {
      const page = await openEditing();
      const promotional = "Your photo/video will be labeled as 'Promotional content'";
      const paid = "Your photo/video will be labeled as 'Paid partnership'";
      const labels = (): readonly string[] => [promotional, paid].filter((each) => shownText(page).includes(each));
      await chooseByHand(page, 'Disclose commercial content');
      expect(labels()).to.deep.equal([]);
      await chooseByHand(page, 'Your brand');
      expect(labels()).to.deep.equal([promotional]);
      await chooseByHand(page, 'Branded content');
      expect(labels()).to.deep.equal([paid]);
      await chooseByHand(page, 'Your brand');
      expect(labels()).to.deep.equal([paid]);
    });

    it('closes "Only me" while branded content is ticked, and says why on hover and on the keyboard [G-3b.3, A-06, C-01.1, C-01.2]', async () => {
      const page = await openEditing();
      await chooseByHand(page, 'Disclose commercial content');
      await chooseByHand(page, 'Branded content');
      const combobox = get(page, 'combobox', 'Who can view this post');
      combobox.focus();
      await sendKeys({ press: 'ArrowDown' });
      await sendKeys({ press: 'End' });
      await page.element.updateComplete;
      const active = page.root.getElementById(combobox.getAttribute('aria-activedescendant') ?? '');
      expect(active?.textContent).to.contain('Only me');
      expect(active && descriptionOf(page, active)).to.contain('Branded content visibility cannot be set to private.');
      await tipSays(page, 'Branded content visibility cannot be set to private.');
      await sendKeys({ press: 'Enter' });
      expect(draftOf(stateOf(page.element)).privacy).to.equal(undefined);
      const box = active?.getBoundingClientRect();
      await sendKeys({ press: 'Home' });
      if (box)
        await sendMouse({ type: 'move', position: [Math.round(box.x + 40), Math.round(box.y + box.height / 2)] });
      await nextFrame();
      await tipSays(page, 'Branded content visibility cannot be set to private.');
      if (box)
        await sendMouse({ type: 'click', position: [Math.round(box.x + 40), Math.round(box.y + box.height / 2)] });
      expect(draftOf(stateOf(page.element)).privacy).to.equal(undefined);
    });

    it('closes "Branded content" while "Only me" is chosen, and moves no other control [G-3b.2, A-14.4]', async () => {
      const page = await openEditing();
      await chooseByHand(page, 'Only me');
      await chooseByHand(page, 'Disclose commercial content');
      const box = get(page, 'checkbox', 'Branded content');
      expect(isClosed(box)).to.equal(true);
      expect(descriptionOf(page, box)).to.contain('Branded content visibility cannot be set to private.');
      await clickOn(box);
      await page.element.updateComplete;
      const { privacy, disclosure } = draftOf(stateOf(page.element));
      expect(privacy).to.equal('SELF_ONLY');
      expect(disclosure).to.deep.equal({ on: true, yourBrand: false, brandedContent: false });
    });

    it('links both policies, in a new tab [A-15]', async () => {
      const page = await openEditing();
      await chooseByHand(page, 'Disclose commercial content');
      await chooseByHand(page, 'Branded content');
      const links = [...page.root.querySelectorAll<HTMLAnchorElement>('[part~=declaration] a')];
      expect(links.map(({ textContent, href, target }) => [textContent?.trim(), href, target])).to.deep.equal([
        ['Branded Content Policy', 'https://www.tiktok.com/legal/page/global/bc-policy/en', '_blank'],
        ['Music Usage Confirmation', 'https://www.tiktok.com/legal/page/global/music-usage-confirmation/en', '_blank'],
      ]);
    });

    it('says in TikTok’s words what the disclosure lacks when the blocked button is hovered [G-3a.6]', async () => {
      const page = await openEditing();
      await withVideo(page);
      await chooseByHand(page, 'Everyone');
      await chooseByHand(page, 'Disclose commercial content');
      const button = get(page, 'button', 'Post to TikTok');
      button.scrollIntoView({ block: 'center' });
      await nextFrame();
      const { x, y } = button.getBoundingClientRect();
      await sendMouse({ type: 'move', position: [Math.round(x + 20), Math.round(y + 20)] });
      await nextFrame();
      await tipSays(page, 'You need to indicate if your content promotes yourself, a third party, or both.');
    });

    it('moves the focus to what is missing when the blocked button is pressed', async () => {
      const page = await openEditing();
      await withVideo(page);
      await clickOn(get(page, 'button', 'Post to TikTok'));
      await page.element.updateComplete;
      expect(page.root.activeElement).to.equal(get(page, 'combobox', 'Who can view this post'));
    });

    it('lets the user edit what the host preset, and tells only the user’s edits [G-5b.2]', async () => {
      const page = openPage((element) => element.setAttribute('post-title', 'Preset #tag'));
      let changes = 0;
      page.element.addEventListener('tiktok-draft-change', () => (changes += 1));
      (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
      await inPhase(page.element, 'editing');
      const title = get(page, 'textbox', 'Title');
      expect(title instanceof HTMLTextAreaElement && title.value).to.equal('Preset #tag');
      expect(changes).to.equal(0);
      title.focus();
      await sendKeys({ press: 'End' });
      await sendKeys({ type: '!' });
      expect(draftOf(stateOf(page.element)).title).to.equal('Preset #tag!');
      expect(changes).to.equal(1);
    });

    it('opens only "Only me" for a client that is not audited, and says why [G-U, C-07]', async () => {
      const page = await openEditing({}, (element) => (element.unaudited = true));
      get(page, 'combobox', 'Who can view this post').click();
      await page.element.updateComplete;
      const open = ['Everyone', 'Friends', 'Only me'].filter((name) => !isClosed(get(page, 'option', name)));
      expect(open).to.deep.equal(['Only me']);
      expect(shownText(page)).to.contain('posts from this site can only be visible to you');
    });
  });

  describe('publishing', () => {
    async function ready(): Promise<TestPage> {
      const page = await openEditing();
      await withVideo(page);
      await chooseByHand(page, 'Everyone');
      return page;
    }

    it('begins with a person’s click and carries the receipt of exactly what was shown [G-5c]', async () => {
      const page = await ready();
      let consent: TikTokBeforePublishEvent['consent'] | undefined;
      page.element.addEventListener('tiktok-before-publish', (event) => (consent = event.consent));
      await clickOn(get(page, 'button', 'Post to TikTok'));
      const { argument } = await page.adapter.nextCall('createPost');
      expect(argument.consent).to.deep.equal(consent);
      expect(consent?.sentences).to.deep.equal([
        "By posting, you agree to TikTok's Music Usage Confirmation",
        'After you post, it may take a few minutes for the content to process and be visible on your profile.',
      ]);
      expect(consent?.draft.privacy).to.equal('PUBLIC_TO_EVERYONE');
      expect(consent?.creator.nickname).to.equal('Ada Lovelace');
    });

    it('ignores every click that no person made', async () => {
      const page = await ready();
      const button = get(page, 'button', 'Post to TikTok');
      button.click();
      button.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
      await nextFrame();
      expect(page.element.phase).to.equal('editing');
      expect(page.adapter.count('createPost')).to.equal(0);
    });

    it('voids the consent when the host edits the draft in the event [G-5c]', async () => {
      const page = await ready();
      page.element.addEventListener('tiktok-before-publish', () => (page.element.unaudited = true));
      await clickOn(get(page, 'button', 'Post to TikTok'));
      await page.element.updateComplete;
      expect(page.element.phase).to.equal('editing');
      expect(shownText(page)).to.contain('Your post changed, so it wasn’t sent.');
      expect(page.adapter.count('createPost')).to.equal(0);
    });

    it('tells phases as states and events, and ends published only when TikTok says so [C-06.1]', async () => {
      const page = await ready();
      await clickOn(get(page, 'button', 'Post to TikTok'));
      (await page.adapter.nextCall('createPost')).respondWith({ publish_id: 'v_pub_file~v2-1.1' });
      expect(page.element.matches(':state(uploading)')).to.equal(true);
      (await page.adapter.nextCall('uploadChunk')).respondWith(undefined);
      await inPhase(page.element, 'processing');
      const failed = oneEvent(page.element, 'tiktok-error');
      const told: string[] = [];
      for (const type of ['tiktok-status', 'tiktok-error']) page.element.addEventListener(type, () => told.push(type));
      (await page.adapter.nextCall('getPostStatus')).respondWith({ status: 'FAILED', fail_reason: 'spam_risk_text' });
      const event: Event = await failed;
      expect(event instanceof TikTokErrorEvent && event.code).to.equal('spam_risk_text');
      expect(told).to.deep.equal(['tiktok-status', 'tiktok-error']);
      expect(page.element.matches(':state(failed)')).to.equal(true);
      expect(shownText(page)).to.contain('Your text may violate TikTok’s Community Guidelines.');
    });

    it('goes on when the element is moved within the page, and when it leaves for a moment [E15, R4]', async () => {
      const page = await ready();
      await clickOn(get(page, 'button', 'Post to TikTok'));
      (await page.adapter.nextCall('createPost')).respondWith({ publish_id: 'v_pub_file~v2-1.1' });
      const chunk = await page.adapter.nextCall('uploadChunk');
      const section = document.createElement('section');
      document.body.append(section);
      section.append(page.element);
      await nextFrame();
      expect(chunk.signal.aborted).to.equal(false);
      page.element.remove();
      await nextFrame();
      section.append(page.element);
      await nextFrame();
      expect([chunk.signal.aborted, page.element.phase]).to.deep.equal([false, 'uploading']);
      chunk.respondWith(undefined);
      await inPhase(page.element, 'processing');
    });

    it('cancels back to the draft and asks TikTok to forget the upload', async () => {
      const page = await ready();
      await clickOn(get(page, 'button', 'Post to TikTok'));
      (await page.adapter.nextCall('createPost')).respondWith({ publish_id: 'v_pub_file~v2-1.1' });
      const chunk = await page.adapter.nextCall('uploadChunk');
      await page.element.updateComplete;
      get(page, 'button', 'Cancel').click();
      (await page.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
      await inPhase(page.element, 'editing');
      expect(chunk.signal.aborted).to.equal(true);
      expect((await page.adapter.nextCall('cancelPost')).argument).to.equal('v_pub_file~v2-1.1');
      expect(shownText(page)).to.contain('Nothing was posted.');
    });
  });

  it('can be made without a document around it, and twice on a page', async () => {
    const first = await openEditing();
    const second = document.createElement('share-to-tiktok');
    second.adapter = first.adapter;
    document.body.append(second);
    (await first.adapter.nextCall('getCreatorInfo')).respondWith(creatorInfoData());
    await inPhase(second, 'editing');
    expect(first.element.phase).to.equal('editing');
    second.remove();
  });
});

/** Waits until the tooltip is seen with this sentence. */
function tipSays(page: TestPage, sentence: string): Promise<void> {
  return until(() => visibleTip(page).includes(sentence), `The tooltip does not say: ${sentence}`);
}

function visibleTip(page: TestPage): string {
  const tip = page.root.querySelector('[role=tooltip]');
  return tip instanceof HTMLElement &&
    tip.checkVisibility({ visibilityProperty: true, opacityProperty: true }) &&
    tip.matches(':popover-open, :not([popover])')
    ? (tip.textContent ?? '')
    : '';
}
