import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { POSTING_BLOCKS } from '../../../src/domain/creator.js';
import { TikTokErrorEvent } from '../../../src/events.js';
import { eventsFor } from '../../../src/state-events.js';
import { blocked, loading } from '../../../src/testing/states.js';
import { createText } from '../../../src/text/text.js';

const text = createText('en');

describe('eventsFor', () => {
  for (const block of POSTING_BLOCKS) {
    it(`tells ${block} with the sentence that the page shows [G-1b]`, () => {
      const [event] = eventsFor(loading(), blocked(block), text);
      assert.ok(event instanceof TikTokErrorEvent);
      assert.deepEqual([event.code, event.sentence], [block, text.say(`error.${block}`)]);
    });
  }
});
