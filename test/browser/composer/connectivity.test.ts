import { expect } from '@open-wc/testing';
import { browserConnectivity } from '../../../src/composer/connectivity.js';

describe('browserConnectivity', () => {
  let visibility: DocumentVisibilityState;
  before(() => Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => visibility }));
  after(() => Reflect.deleteProperty(document, 'visibilityState'));

  function show(now: DocumentVisibilityState): void {
    visibility = now;
    document.dispatchEvent(new Event('visibilitychange'));
  }

  it('reports that the browser came online, and that the page came into view, each when it happens', async () => {
    const { signal } = new AbortController();
    const reports: string[] = [];
    const online = browserConnectivity.whenOnline(signal).then(() => reports.push('online'));
    const visible = browserConnectivity.whenVisible(signal).then(() => reports.push('visible'));
    show('hidden');
    await Promise.resolve();
    expect(reports).to.deep.equal([]);
    show('visible');
    await visible;
    expect(reports).to.deep.equal(['visible']);
    dispatchEvent(new Event('online'));
    await online;
  });

  it('rejects with the reason of the signal, before it waits and while it does', async () => {
    const over = new AbortController();
    const waiting = browserConnectivity.whenOnline(over.signal);
    over.abort('over');
    const rejected = { status: 'rejected', reason: 'over' };
    expect(await Promise.allSettled([waiting, browserConnectivity.whenVisible(over.signal)])).to.deep.equal([
      rejected,
      rejected,
    ]);
  });
});
