import { expect, fixture, html } from '@open-wc/testing';
import { resolveLanguage } from '../../../src/text/languages.js';
import { placeOf } from '../../../src/text/surroundings.js';

/** An element two shadow roots deep inside the given one. */
function deepInside(outer: Element): Element {
  const middle = outer.attachShadow({ mode: 'open' }).appendChild(document.createElement('div'));
  return middle.attachShadow({ mode: 'closed' }).appendChild(document.createElement('p'));
}

const page = document.documentElement;

describe('the language of a place', () => {
  afterEach(() => page.removeAttribute('lang'));

  it('takes the element’s own language first', async () => {
    const element = await fixture(html`<div lang="fr"></div>`);
    page.lang = 'de';
    expect(placeOf(element).language).to.equal('fr');
  });

  it('takes the nearest ancestor’s', async () => {
    const outer = await fixture(
      html`<div lang="it">
        <div lang="ko-KR"><p></p></div>
      </div>`,
    );
    expect(placeOf(outer.querySelector('p') ?? outer).language).to.equal('ko');
  });

  it('looks out through shadow roots, closed ones too', async () => {
    const outer = await fixture(html`<div lang="th"><section></section></div>`);
    expect(placeOf(deepInside(outer.querySelector('section') ?? outer)).language).to.equal('th');
  });

  it('takes English when the page speaks a language that is not ours', async () => {
    const element = await fixture(html`<div lang="eo"></div>`);
    expect(placeOf(element).language).to.equal('en');
  });

  it('asks the browser when nothing is said, or said to be unknown', async () => {
    const outer = await fixture(html`<div><p lang=""></p></div>`);
    page.removeAttribute('lang');
    const browsers = resolveLanguage(navigator.languages);
    expect(placeOf(outer).language).to.equal(browsers);
    page.lang = 'ar';
    expect(placeOf(outer.querySelector('p') ?? outer).language).to.equal(browsers);
  });
});

describe('the direction of a place', () => {
  afterEach(() => page.removeAttribute('dir'));

  it('takes the element’s own direction first', async () => {
    const element = await fixture(html`<div dir="ltr" lang="ar"></div>`);
    expect(placeOf(element).direction).to.equal('ltr');
  });

  it('takes the nearest ancestor’s through shadow roots', async () => {
    const outer = await fixture(html`<div dir="RTL" lang="en"></div>`);
    expect(placeOf(deepInside(outer)).direction).to.equal('rtl');
  });

  it('follows the language when no direction is said, or it is automatic', async () => {
    const outer = await fixture(html`<div lang="ar"><p dir="auto"></p></div>`);
    expect(placeOf(outer).direction).to.equal('rtl');
    expect(placeOf(outer.querySelector('p') ?? outer).direction).to.equal('rtl');
    expect(placeOf(await fixture(html`<div lang="ja"></div>`)).direction).to.equal('ltr');
  });
});
