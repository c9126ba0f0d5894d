import { describe, it } from 'node:test';
import { runVisits } from './run.js';

/** The same visits each time; the long tests take others. */
const SEED = 20_261_126;

describe('composer against any order of user, network, clock, tabs, and TikTok', () => {
  it('keeps what it promises in 1,000 visits of up to 60 commands', () => runVisits(1000, SEED));
});
