import { describe, it } from 'node:test';
import { merged } from '../../../src/composer/effects/publish/merged.js';

describe('merged', () => {
  it('leaves no rejection behind that nobody handles, when its consumer has left', async () => {
    let cancel = (): void => {};
    const canceled = new Promise<void>((_, reject) => (cancel = reject));
    async function* photo() {
      yield 'sent';
      await canceled;
    }
    for await (const _ of merged([photo(), photo()])) break;
    cancel();
    await new Promise(setImmediate);
  });
});
