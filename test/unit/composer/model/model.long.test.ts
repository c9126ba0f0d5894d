import { describe, it } from 'node:test';
import { runVisits } from './run.js';

describe('composer against any order of user, network, clock, tabs, and TikTok, at length', () => {
  it('keeps what it promises in 20,000 visits of up to 60 commands', () => runVisits(20_000));
});
