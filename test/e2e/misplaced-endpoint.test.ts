import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ProblemCode } from '../../src/diagnostics/problem.js';
import { inPhase, untilShown } from './support/browser.js';
import { setStage } from './support/demo-page.js';
import type { Stage } from './support/demo-page.js';

const UNREACHED = 'This site couldn’t reach TikTok. Try again, or contact this site’s support.';

const MISPLACED: readonly (readonly [
  what: string,
  endpoint: string,
  code: ProblemCode,
  says: RegExp,
  shown: string,
])[] = [
  ['nothing is at the endpoint', '/nowhere', 'endpoint-not-found', /status 404/, UNREACHED],
  [
    'a page of the site is at the endpoint',
    '/app',
    'endpoint-not-json',
    /status 200 and HTML instead of JSON/,
    'Something went wrong. Try again, or contact this site’s support.',
  ],
  ['the endpoint is below that of the backend', '/api/tiktok/v2', 'endpoint-error', /error not_found/, UNREACHED],
  ['a firewall is before the endpoint', '/guarded', 'endpoint-refused', /status 403/, UNREACHED],
];

describe('an element whose endpoint is misplaced', () => {
  let stage: Stage;
  before(async () => {
    stage = await setStage({
      routes: (app) => {
        app.all('/app/*', (context) => context.html('<!doctype html><title>An app</title>'));
        app.all('/guarded/*', (context) => context.text('Forbidden', 403));
      },
    });
  });
  after(() => stage.close());

  for (const [what, endpoint, code, says, shown] of MISPLACED) {
    it(`explains itself once in the console, and sends the visitor to the site’s support: ${what} [E10]`, async () => {
      const page = await stage.open();
      const lines: string[] = [];
      // The browser has a line of its own for a status of 400 or more.
      page.on('console', (line) => line.text().startsWith('<share-to-tiktok>') && lines.push(line.text()));
      const explained = new Promise<void>((resolve) => page.on('console', () => lines.length > 0 && resolve()));
      await page.evaluate((to) => document.querySelector('share-to-tiktok')?.setAttribute('endpoint', to), endpoint);
      await inPhase(page, 'failed');
      await explained;
      await untilShown(page, shown);
      const link = `https://www.npmjs.com/package/share-to-tiktok#${code}`;
      assert.equal(lines.length, 1);
      assert.match(lines[0] ?? '', says);
      assert.ok(lines[0]?.startsWith(`<share-to-tiktok> ${code}: `) && lines[0].endsWith(link), lines[0]);
      await page.close();
    });
  }
});
