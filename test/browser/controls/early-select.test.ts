import { expect } from '@open-wc/testing';
import { EarlySelect } from '../../../src/ui/controls/index.js';

/** What the controller finds once it is there. */
function kept({ presses }: EarlySelect<string>): readonly string[] {
  return presses.map((press) => press?.key ?? 'click');
}

function configured(blockedBy?: string, leadsAway = false): EarlySelect<string> {
  const early = new EarlySelect<string>(() => leadsAway);
  early.configure({ blockedBy });
  return early;
}

function press(early: EarlySelect<string>, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  early.handleKeydown(event);
  return event;
}

describe('a select whose controller is still loading', () => {
  it('keeps keys and clicks in their order', () => {
    const early = configured();
    press(early, 'ArrowDown');
    early.handleClick();
    press(early, 'o');
    expect(kept(early)).to.deep.equal(['ArrowDown', 'click', 'o']);
  });

  it('keeps its keys from scrolling the page, and leaves the browser those that are not its own', () => {
    const early = configured();
    expect(press(early, ' ').defaultPrevented).to.equal(true);
    for (const [key, more] of [['Tab'], ['Escape'], ['r', { ctrlKey: true }], ['r', { metaKey: true }]] as const) {
      expect(press(early, key, more).defaultPrevented, key).to.equal(false);
    }
    expect(kept(early)).to.deep.equal([' ']);
  });

  it('keeps the last press alone of a user whom each leads away', () => {
    const early = configured(undefined, true);
    early.handleClick();
    press(early, 'o');
    expect(kept(early)).to.deep.equal(['o']);
  });

  it('takes nothing while it is blocked', () => {
    const early = configured('Loading');
    early.handleClick();
    expect(press(early, 'Enter').defaultPrevented).to.equal(true);
    expect(kept(early)).to.deep.equal([]);
  });
});
