import { expect } from '@open-wc/testing';
import { EarlySelect } from '../../../src/ui/controls/index.js';
import type { SelectController } from '../../../src/ui/controls/index.js';

type Control = Pick<SelectController<string>, 'handleKeydown' | 'handleClick'>;

/** What reaches the controller once it is there. */
function passedOn(early: EarlySelect<string>): readonly string[] {
  const passed: string[] = [];
  const controller: Control = {
    handleKeydown: ({ key }) => void passed.push(key),
    handleClick: () => void passed.push('click'),
  };
  early.passTo(controller);
  return passed;
}

function configured(blockedBy?: string): EarlySelect<string> {
  const early = new EarlySelect<string>(() => {});
  early.configure({ blockedBy });
  return early;
}

function press(early: EarlySelect<string>, key: string, more: KeyboardEventInit = {}): KeyboardEvent {
  const event = new KeyboardEvent('keydown', { key, cancelable: true, ...more });
  early.handleKeydown(event);
  return event;
}

describe('a select whose controller is still loading', () => {
  it('passes on keys and clicks in their order, once', () => {
    const early = configured();
    press(early, 'ArrowDown');
    early.handleClick();
    press(early, 'o');
    expect(passedOn(early)).to.deep.equal(['ArrowDown', 'click', 'o']);
    expect(passedOn(early)).to.deep.equal([]);
  });

  it('keeps its keys from scrolling the page, and leaves the browser those that are not its own', () => {
    const early = configured();
    expect(press(early, ' ').defaultPrevented).to.equal(true);
    for (const [key, more] of [['Tab'], ['Escape'], ['r', { ctrlKey: true }], ['r', { metaKey: true }]] as const) {
      expect(press(early, key, more).defaultPrevented, key).to.equal(false);
    }
    expect(passedOn(early)).to.deep.equal([' ']);
  });

  it('forgets what was pressed when the focus leaves it', () => {
    const early = configured();
    early.handleClick();
    early.close();
    expect(passedOn(early)).to.deep.equal([]);
  });

  it('takes nothing while it is blocked', () => {
    const early = configured('Loading');
    early.handleClick();
    expect(press(early, 'Enter').defaultPrevented).to.equal(true);
    expect(passedOn(early)).to.deep.equal([]);
  });
});
