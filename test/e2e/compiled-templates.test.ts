import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { parseSync } from 'vite';
import { compileTemplate, prepared, templatesIn } from '../../compile-templates.js';
import { launch } from './support/browser.js';

/** Lit, and what it hands to a polyfill while it is loaded: the class of its templates. */
const LIT = `globalThis.litHtmlPolyfillSupport = (Template) => (globalThis.Template = Template);
globalThis.LIT = import('lit-html');`;
const PROJECT = fileURLToPath(new URL('../../', import.meta.url));
const FOLDER = `${PROJECT}src/ui/`;
const templates = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap((name) => templatesIn(parseSync(name, readFileSync(FOLDER + name, 'utf8')).program));

describe('a template that was compiled', () => {
  let browser: Browser;
  let page: Page;
  before(async () => {
    browser = await launch();
    page = await browser.newPage();
    const { outputFiles } = await build({
      stdin: { contents: LIT, resolveDir: PROJECT },
      bundle: true,
      format: 'iife',
      write: false,
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });
  after(() => browser.close());

  /** What Lit makes of templates in the browser. */
  function byLit(all: readonly (readonly string[])[]): Promise<readonly unknown[]> {
    return page.evaluate(async (each) => {
      const { _$LH: internals } = await Reflect.get(globalThis, 'LIT');
      const kinds = new Map([
        [internals.H, 'attribute'],
        [internals.B, 'property'],
        [internals.N, 'flag'],
        [internals.U, 'event'],
      ]);
      const Template = Reflect.get(globalThis, 'Template');
      return each.map((strings) => {
        const { el, parts } = new Template({ strings: Object.assign(strings, { raw: strings }), _$litType$: 1 });
        return {
          markup: el.innerHTML.replaceAll(/<!--\?[^>]*-->/g, '<!--?-->'),
          parts: parts.map((part: Record<string, unknown>) => [
            part['index'],
            ...(part['type'] === 1 ? [part['name'], part['strings'], kinds.get(part['ctor'])] : []),
          ]),
        };
      });
    }, all);
  }

  /** What is made of them at build time, read by the browser. */
  function compiled(all: readonly (readonly string[])[]): Promise<readonly unknown[]> {
    const kinds = { '': 'attribute', '.': 'property', '?': 'flag', '@': 'event' };
    const made = all.map((strings) => prepared(compileTemplate(strings), kinds));
    return page.evaluate(
      (each) =>
        each.map(({ h: [markup = ''], parts }) => ({
          markup: Object.assign(document.createElement('template'), { innerHTML: markup }).innerHTML,
          parts: parts.map(({ type, index, name, strings, ctor }) => [
            index,
            ...(type === 1 ? [name, strings, ctor] : []),
          ]),
        })),
      made,
    );
  }

  it('is what Lit would make of it in the browser, for each template of the page', async () => {
    assert.ok(templates.length > 80, `${templates.length} templates`);
    assert.deepEqual(await compiled(templates), await byLit(templates));
  });

  it('may begin and end with values, hold several in one attribute, and close its elements by itself', async () => {
    const others = [
      [''],
      ['', ''],
      ['', ' ', '<br />'],
      ['<p>a</p>', ''],
      ['<p class="', ' b ', '" .c=', " ?d='", "' @e=", ' title="a > b">', '</p>'],
      ['<textarea id=', '></textarea><p>', '</p>'],
    ];
    assert.deepEqual(await compiled(others), await byLit(others));
  });

  it('fails the build where Lit would see more than can be seen there', () => {
    const refused = [
      ['<table><tr><td>', '</td></tr></table>'],
      ['<textarea>', '</textarea>'],
      ['<', '></p>'],
      ['<p ', '></p>'],
      ['<p ', '="a"></p>'],
      ['<p id="|', '"></p>'],
      ['<!-- ', ' -->'],
      ['<svg>', '</svg>'],
    ];
    for (const strings of refused)
      assert.throws(() => compileTemplate(strings), /cannot be compiled/, strings.join('…'));
  });
});
