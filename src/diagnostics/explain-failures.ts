import type { GuardedAdapter } from '../adapter/guard.js';
import { ShareError } from '../domain/errors.js';
import type { Explain } from './problem.js';

/** The adapter as it is, explaining each failure that is the host's to fix. */
export function explainFailures(adapter: GuardedAdapter, explain: Explain): GuardedAdapter {
  const look = (method: string) => (error: unknown) => {
    if (!(error instanceof ShareError)) return;
    if (error.code !== 'adapter' && error.code !== 'invalid_response') return;
    void import('./messages.js').then(({ problemOf }) => explain(problemOf(method, error)), ignore);
  };
  return new Proxy(adapter, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      return (...options: readonly unknown[]): unknown => {
        const result: unknown = Reflect.apply(member, target, options);
        if (result instanceof Promise) result.catch(look(name));
        return result;
      };
    },
  });
}

/** Without the explanation the page still says what it can. */
function ignore(): void {}
