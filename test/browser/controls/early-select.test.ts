import { expect } from '@open-wc/testing';
import { EarlySelect } from '../../../src/ui/controls/index.js';

/** What the controller gets once it is there. */
function taken(early: EarlySelect<string>): readonly string[] {
  return early.take().map((press) => (press instanceof KeyboardEvent ? press.key : press.type));
}

function configured(blockedBy?: string, leadsAway = false): EarlySelect<string> {
  const early = new EarlySelect<string>(() => leadsAway);
  early.configure({ blockedBy });
  return early;
}

function press(early: EarlySelect<string>, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  early.handleEvent(event);
  return event;
}

describe('a select whose controller is still loading', () => {
  it('gives away keys and clicks in their order, once', () => {
    const early = configured();
    press(early, 'ArrowDown');
    early.handleEvent(new MouseEvent('click'));
    press(early, 'o');
    expect(taken(early)).to.deep.equal(['ArrowDown', 'click', 'o']);
    expect(taken(early)).to.deep.equal([]);
  });

  it('keeps its keys from scrolling the page, and leaves the browser those that are not its own', () => {
    const early = configured();
    expect(press(early, ' ').defaultPrevented).to.equal(true);
    for (const [key, more] of [['Tab'], ['Escape'], ['r', { ctrlKey: true }], ['r', { metaKey: true }]] as const) {
      expect(press(early, key, more).defaultPrevented, key).to.equal(false);
    }
    expect(taken(early)).to.deep.equal([' ']);
  });

  it('keeps the last press alone of a user whom each leads away', () => {
    const early = configured(undefined, true);
    early.handleEvent(new MouseEvent('click'));
    press(early, 'o');
    expect(taken(early)).to.deep.equal(['o']);
  });

  it('takes nothing while it is blocked', () => {
    const early = configured('Loading');
    early.handleEvent(new MouseEvent('click'));
    expect(press(early, 'Enter').defaultPrevented).to.equal(true);
    expect(taken(early)).to.deep.equal([]);
  });
});
