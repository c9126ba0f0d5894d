import { expect, fixture, html } from '@open-wc/testing';
import { resolveLanguage } from '../../../src/text/languages.js';
import { directionOf, languageOf } from '../../../src/text/surroundings.js';

/** An element two shadow roots deep inside the given one. */
function deepInside(outer: Element): Element {
  const middle = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  return middle.attachShadow({ mode: 'closed' }).appendChild(document.createElement('p'));
}

const page = document.documentElement;

describe('languageOf', () => {
  afterEach(() => page.removeAttribute('lang'));

  it('takes the element’s own language first', async () => {
    const element = await fixture(html`<div lang="fr"></div>`);
    page.lang = 'de';
    expect(languageOf(element)).to.equal('fr');
  });

  it('takes the nearest ancestor’s', async () => {
    const outer = await fixture(
      html`<div lang="it">
        <div lang="ko-KR"><p></p></div>
      </div>`,
    );
    expect(languageOf(outer.querySelector('p') ?? outer)).to.equal('ko');
  });

  it('looks out through shadow roots, closed ones too', async () => {
    const outer = await fixture(html`<div lang="th"><section></section></div>`);
    expect(languageOf(deepInside(outer.querySelector('section') ?? outer))).to.equal('th');
  });

  it('takes English when the page speaks a language that is not ours', async () => {
    const element = await fixture(html`<div lang="eo"></div>`);
    expect(languageOf(element)).to.equal('en');
  });

  it('asks the browser when nothing is said, or said to be unknown', async () => {
    const outer = await fixture(html`<div><p lang=""></p></div>`);
    page.removeAttribute('lang');
    const browsers = resolveLanguage(navigator.languages);
    expect(languageOf(outer)).to.equal(browsers);
    page.lang = 'ar';
    expect(languageOf(outer.querySelector('p') ?? outer)).to.equal(browsers);
  });
});

describe('directionOf', () => {
  afterEach(() => page.removeAttribute('dir'));

  it('takes the element’s own direction first', async () => {
    const element = await fixture(html`<div dir="ltr" lang="ar"></div>`);
    expect(directionOf(element)).to.equal('ltr');
  });

  it('takes the nearest ancestor’s through shadow roots', async () => {
    const outer = await fixture(html`<div dir="RTL" lang="en"></div>`);
    expect(directionOf(deepInside(outer))).to.equal('rtl');
  });

  it('follows the language when no direction is said, or it is automatic', async () => {
    const outer = await fixture(html`<div lang="ar"><p dir="auto"></p></div>`);
    expect(directionOf(outer)).to.equal('rtl');
    expect(directionOf(outer.querySelector('p') ?? outer)).to.equal('rtl');
    expect(directionOf(await fixture(html`<div lang="ja"></div>`))).to.equal('ltr');
  });
});
