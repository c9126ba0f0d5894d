import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { auditPage, failuresOf } from './stage.js';
import type { HostPage } from './stage.js';

/** Runs `change` on the composer's shadow root whenever it has been drawn. */
const onDraw = (change: string) => `
  const element = document.querySelector('share-to-tiktok');
  await customElements.whenDefined('share-to-tiktok');
  const change = (root) => { ${change} };
  new MutationObserver(() => change(element.shadowRoot)).observe(element.shadowRoot, { childList: true, subtree: true, characterData: true });
  change(element.shadowRoot);
`;

const replaceText = (from: string, to: string) =>
  onDraw(`
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.data.includes(${JSON.stringify(from)})) node.data = node.data.replaceAll(${JSON.stringify(from)}, ${JSON.stringify(to)});
    }
  `);

/** Another composer, as many are: it asks the same backend, and breaks rules of its own. */
const FOREIGN = `<main><button id="connect">Connect TikTok</button><p id="who"></p>
<label>Upload <input type="file" id="file"></label><video id="preview" width="270" height="480" muted></video>
<label>Title <input id="title"></label>
<label>Who can view this post <select id="privacy"><option>Everyone</option><option>Friends</option><option>Only me</option></select></label>
<label><input type="checkbox"> Allow Comment</label><label><input type="checkbox"> Allow Duet</label>
<label><input type="checkbox"> Allow Stitch</label>
<label><input type="checkbox" id="disclose"> Disclose commercial content</label>
<div id="kinds" hidden><label><input type="checkbox"> Your brand</label><label><input type="checkbox"> Branded content</label></div>
<button id="publish">Post to TikTok</button></main>`;

const FOREIGN_SCRIPT = `
  const ask = () => fetch('/api/tiktok/creator-info', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json', 'x-share-to-tiktok': '1' } });
  const load = async () => {
    const data = await (await ask()).json();
    document.querySelector('#who').textContent = data.creator_nickname ?? '';
    if (data.error?.code === 'not_connected') setTimeout(load, 1000);
  };
  document.querySelector('#connect').addEventListener('click', () => window.open('/api/tiktok/connect?nonce=foreign'));
  document.querySelector('#file').addEventListener('change', (event) => { document.querySelector('#preview').src = URL.createObjectURL(event.target.files[0]); });
  document.querySelector('#disclose').addEventListener('change', (event) => { document.querySelector('#kinds').hidden = !event.target.checked; });
  await load();
`;

const BROKEN: readonly (readonly [what: string, points: string, page: HostPage, expected: RegExp])[] = [
  [
    'the nickname is hidden',
    '1a',
    { css: 'share-to-tiktok::part(nickname) { opacity: 0 }' },
    /^1a: the nickname has an opacity/,
  ],
  [
    'the nickname is not there',
    '1a',
    { script: onDraw("root.querySelector('[part=nickname]')?.remove()") },
    /^1a: the nickname “Ada Lovelace” is not/,
  ],
  ['there is no preview', '5a', { css: 'share-to-tiktok::part(preview) { display: none }' }, /^5a: no preview/],
  [
    'a logo lies over the preview',
    '5a',
    {
      body: '<div class="host"><share-to-tiktok endpoint="/api/tiktok"></share-to-tiktok><b class="logo">Postcard</b></div>',
      css: '.host { position: relative } .logo { position: absolute; inset: 0; z-index: 9; pointer-events: none }',
    },
    /^5b: something lies over the preview/,
  ],
  [
    'an interaction is ticked at first',
    '2c',
    {
      script: onDraw(
        "const box = root.querySelector('[part~=interactions] input'); if (box && !box.dataset.seen) { box.dataset.seen = 1; box.checked = true; }",
      ),
    },
    /^2c: comment is on at first/,
  ],
  [
    'a label shows before any choice',
    '3a',
    {
      script: onDraw(
        "if (root.querySelector('[part=form]') && !root.querySelector('#early')) { const p = document.createElement('p'); p.id = 'early'; p.textContent = \"Your photo/video will be labeled as 'Promotional content'\"; root.querySelector('[part=form]').append(p); }",
      ),
    },
    /^3a: a label prompt shows before/,
  ],
  [
    'both kinds get the wrong label',
    '3a',
    { script: replaceText('Paid partnership', 'Promotional content') },
    /^3a: both kinds: the prompt is missing/,
  ],
  [
    'the prompt of the button is paraphrased',
    '3a',
    { script: replaceText('You need to indicate', 'Please say') },
    /^3a: hovering over it shows no prompt/,
  ],
  [
    'the prompt of “Only me” is missing',
    '3b-branded-first',
    { script: replaceText('Branded content visibility cannot be set to private.', '') },
    /^3b: hovering shows no prompt/,
  ],
  [
    'the declaration is reworded',
    '3a',
    { script: replaceText('By posting, you agree to', 'You accept') },
    /: the declaration is missing or reworded/,
  ],
  [
    'the declaration is too pale',
    '3a',
    { css: 'share-to-tiktok::part(declaration) { color: #ccc }' },
    /: the declaration has a contrast of/,
  ],
  [
    'the declaration is covered',
    '3a',
    {
      css: 'body::after { content: ""; position: fixed; inset: auto 0 0 0; height: 46%; background: #eee; z-index: 9 }',
    },
    /: the declaration is covered/,
  ],
  [
    'a policy is no link',
    '3a',
    { script: onDraw("root.querySelector('[part=declaration] a')?.removeAttribute('href')") },
    /is not a link to/,
  ],
  [
    'the notice on processing is missing',
    '5d',
    { script: replaceText('it may take a few minutes for', 'wait for') },
    /^5d: the page does not say so/,
  ],
  [
    'the zones are reordered',
    'order',
    {
      css: `share-to-tiktok::part(card) { display: flex; flex-direction: column }
        share-to-tiktok::part(creator) { order: 9 } share-to-tiktok::part(consent) { order: -1 }`,
    },
    /^order: the page has/,
  ],
  [
    'the privacy has a default',
    '2b',
    { body: FOREIGN, script: FOREIGN_SCRIPT },
    /^2b: “Everyone” is selected at first/,
  ],
  [
    'a fixed list replaces TikTok’s',
    '1-failure',
    { body: FOREIGN, script: FOREIGN_SCRIPT },
    /^1: 3 privacy options are offered/,
  ],
  [
    'Duet and Stitch show for photos',
    '2c-photos',
    { body: FOREIGN, script: FOREIGN_SCRIPT },
    /^2c: Duet or Stitch is on the page/,
  ],
  [
    'the dropdown is native, so no prompt can show',
    '3b-branded-first',
    { body: FOREIGN, script: FOREIGN_SCRIPT },
    /^3b: the dropdown is the browser’s own/,
  ],
];

/** A site with a sign-in of its own. The script is the person: it signs in to the site, and then connects the account. */
const SIGN_IN = `
  if (sessionStorage.signedIn) {
    const element = document.createElement('share-to-tiktok');
    element.setAttribute('endpoint', '/api/tiktok');
    document.body.replaceChildren(element);
    const again = () => {
      if (element.phase === 'disconnected') element.reset();
      if (element.phase !== 'editing') setTimeout(again, 500);
    };
    if (!sessionStorage.asked) window.open('/api/tiktok/connect?nonce=person');
    sessionStorage.asked = 'yes';
    again();
  } else {
    const form = document.querySelector('form');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      sessionStorage.signedIn = 'yes';
      location.reload();
    });
    setTimeout(() => form.requestSubmit(), 3000);
  }
`;

describe('share-to-tiktok audit, on a page behind a sign-in', () => {
  it('waits for a person who signs in, and judges the composer that is there afterward', async () => {
    const body = '<form><label>Password <input type="password"></label><button>Sign in</button></form>';
    const report = await auditPage({ body, script: SIGN_IN }, { points: ['1a'], signIn: true });
    assert.deepEqual(failuresOf(report), []);
    assert.equal(report.composer, '<share-to-tiktok>');
    assert.deepEqual(
      report.points.map(({ point }) => point),
      ['connect', '1a'],
    );
  });
});

describe('share-to-tiktok audit, on broken pages', () => {
  for (const [what, points, page, expected] of BROKEN) {
    it(`fails a page where ${what}`, async () => {
      const failures = failuresOf(await auditPage(page, { points: points.split(',') }));
      assert.ok(
        failures.some((failure) => expected.test(failure)),
        failures.join('\n') || 'nothing failed',
      );
    });
  }
});
