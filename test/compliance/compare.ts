import type { Facts } from '../../src/domain/index.js';
import { expected, type State } from './oracle.js';
import { allStates, describeState, toFacts } from './states.js';

/** What a check says of one post; `codes` where it tells all that is wrong, in order. */
export interface Verdict {
  readonly mayPublish: boolean;
  readonly codes?: readonly string[];
}

export interface Comparison {
  readonly compared: number;
  /** How many of them may be published: neither none nor all, or the comparison shows nothing. */
  readonly publishable: number;
  /** One line for each state in which the check and the oracle differ. */
  readonly differences: readonly string[];
}

/** Asks a check about every state, compares it with the oracle, and prints how many states it compared. */
export async function compareWithOracle(
  name: string,
  check: (facts: Facts, state: State) => Verdict | Promise<Verdict>,
  states: readonly State[] = allStates(),
): Promise<Comparison> {
  const differences: string[] = [];
  let publishable = 0;
  for (const state of states) {
    const wanted = expected(state);
    const verdict = await check(toFacts(state), state);
    if (wanted.mayPublish) publishable += 1;
    const sameCodes = !verdict.codes || verdict.codes.join() === wanted.violations.join();
    if (verdict.mayPublish !== wanted.mayPublish || !sameCodes) {
      const says = `${verdict.mayPublish ? 'publish' : 'refuse'} (${verdict.codes?.join(', ') ?? 'no codes'})`;
      differences.push(`${describeState(state)}: says ${says}, wanted: ${wanted.violations.join(', ') || 'publish'}`);
    }
  }
  console.log(`${name}: compared ${states.length} states with the oracle, ${differences.length} differences`);
  return { compared: states.length, publishable, differences };
}
