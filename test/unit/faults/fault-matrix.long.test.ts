import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { EndpointName } from '../../../src/simulator/index.js';
import { FAIL_REASONS, FAULT_KINDS, FAULTS } from '../../../src/simulator/index.js';
import { allCells } from './cells.js';
import type { Cell, Phase, Subject } from './cells.js';
import type { Result } from './run-cell.js';
import { runCell } from './run-cell.js';
import type { Stage } from './stage.js';
import { openStage } from './stage.js';
import { readSubjects } from './subjects.js';
import { tableOf } from './table.js';

/** The kit asks for no user info, and revoking is no part of a post. */
const OFF_THE_WAY: readonly EndpointName[] = ['user_info', 'video_list', 'video_query', 'revoke'];

/** Endpoints that a post passes in more than one way, by the phase or by what is posted. */
const WAYS: Partial<Record<EndpointName, readonly (Phase | Subject)[]>> = {
  token: ['connect', 'token'],
  video_init: ['clip', 'hosted clip'],
  photo_init: ['photos', 'draft photos'],
};

describe('fault matrix', () => {
  const cells = allCells();
  const results: Result[] = [];
  let stage: Stage;

  before(async () => {
    stage = await openStage();
    const subjects = await readSubjects();
    for (const cell of cells) results.push(await runCell(stage, cell, subjects[cell.subject]));
    console.log(`${tableOf(results)}\n\nWhat the page says (what is so at TikTok), and inits that reached TikTok.`);
  });
  after(() => stage.close());

  const nameOf = ({ phase, column, fault }: Cell): string => `${phase} | ${column} | ${fault}`;
  /** Cells with something to object to, by name. */
  const objections = (object: (result: Result) => readonly string[]): readonly string[] =>
    results.flatMap((result) => object(result).map((wrong) => `${nameOf(result.cell)}: ${wrong}`));
  const wrongs = (pattern: RegExp) => objections((result) => result.wrongs.filter((wrong) => pattern.test(wrong)));

  it('has every fault of the simulator at every endpoint on the way of a post', () => {
    const missing = FAULT_KINDS.flatMap((kind) =>
      FAULTS[kind].endpoints
        .filter((endpoint) => !OFF_THE_WAY.includes(endpoint))
        .flatMap((endpoint) => (WAYS[endpoint] ?? [undefined]).map((way) => ({ endpoint, way })))
        .flatMap((place) => (kind === 'fail_post' ? FAIL_REASONS : [undefined]).map((reason) => ({ ...place, reason })))
        .filter(
          ({ endpoint, way, reason }) =>
            !cells.some(
              ({ phase, subject, faults }) =>
                (way === undefined || way === phase || way === subject) &&
                faults.some((fault) => fault.kind === kind && fault.endpoint === endpoint && fault.reason === reason),
            ),
        )
        .map((place) => [kind, ...Object.values(place)].join(' ')),
    );
    assert.deepEqual(missing, []);
    assert.equal(results.length, cells.length);
  });

  it('lets nothing be called published or not posted that is not so at TikTok [C-06.1, U-09, G-5e]', () => {
    assert.deepEqual(wrongs(/^"|link/), []);
  });

  it('calls init at most once for a consent [C-05, U-08]', () => {
    assert.deepEqual(wrongs(/more than one init/), []);
  });

  it('ends every run, or says that it goes on asking [C-06.2, U-09]', () => {
    assert.deepEqual(wrongs(/no end/), []);
    assert.deepEqual(
      objections(({ ending }) => (ending === 'silent' ? [ending] : [])),
      [],
    );
  });

  it('loses nothing of what the user has made, and posts just that [U-11, G-5b.1]', () => {
    assert.deepEqual(wrongs(/draft|bytes/), []);
  });

  it('tells no token, no secret and no upload address to the page or the log [G-T1a, G-T1b]', () => {
    assert.ok(stage.secrets.size > cells.length);
    assert.deepEqual(wrongs(/secret/), []);
  });

  it('gets a post through whatever passes by itself [U-07.2, C-06.2]', () => {
    assert.deepEqual(
      objections(({ cell, ending }) => (passes(cell) && ending !== 'published' ? [ending] : [])),
      [],
    );
  });

  it('calls no account linked while none is, and then sends nothing', () => {
    const refused = /^(reset|lost_answer|server_error|rate_limit|api_error|consent_error|truncated|html|empty|wrong)/;
    const kept = results.filter(
      ({ cell: { phase, column, fault } }) => phase === 'connect' && column.endsWith('for ever') && refused.test(fault),
    );
    assert.ok(kept.length > 20);
    assert.deepEqual(
      kept.flatMap(({ cell, ending, inits }) => (ending === 'to reconnect' && inits === 0 ? [] : [nameOf(cell)])),
      [],
    );
  });

  it('knows that a video from the device is not posted while its upload has not begun [C-05]', () => {
    assert.deepEqual(
      objections(({ cell, ending }) =>
        cell.phase === 'init' && / ?clip$/.test(cell.subject) && cell.subject !== 'hosted clip' && ending === 'unknown'
          ? [ending]
          : [],
      ),
      [],
    );
  });

  it('says plainly that nothing was posted where the backend knows it: no token to call with, or a refusal [C-05, U-10]', () => {
    const known = ({ phase, column, fault }: Cell): boolean =>
      (phase === 'token' && column.endsWith('video_init')) ||
      (phase === 'init' && /^(api_error|rate_limit)/.test(fault));
    assert.ok(results.filter(({ cell }) => known(cell)).length > 25);
    assert.deepEqual(
      objections(({ cell, ending }) => (known(cell) && ending === 'unknown' ? [ending] : [])),
      [],
    );
  });
});

/** Whether a fault is over after one strike, and harms nothing that cannot be had again. */
function passes({ phase, column, fault }: Cell): boolean {
  const lasting = /authorization_removed|upload_url_expired|scope_not_authorized|fail_post/;
  if (phase !== 'connect' && lasting.test(fault)) return false;
  switch (phase) {
    case 'connect':
      // A second try has a code of its own.
      return !column.endsWith('for ever');
    case 'upload':
    case 'status':
      return !/for ever|after a lost answer/.test(column);
    case 'creator info':
      return fault !== 'api_error spam_risk_too_many_posts';
    case 'init':
      return ['latency', 'hostile_keys', 'token_expired'].includes(fault);
    case 'token':
      // After its effect a refresh has used up the only refresh token, so an answer that is lost cannot be had again.
      return column.endsWith('creator_info') && ['latency', 'reset', 'server_error', 'rate_limit'].includes(fault);
    case 'webhook':
      return !column.endsWith('without status');
    case 'cancel':
    case 'pull':
      return false;
    default:
      return phase satisfies never;
  }
}
