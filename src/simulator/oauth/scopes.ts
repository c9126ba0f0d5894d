import type { Client } from '../model.js';

/** Login Kit adds it to every app, and grants it with every other scope. */
export const BASIC_SCOPE = 'user.info.basic';

/** Whether an app may ask creators for a scope. */
export function mayRequest({ scopes }: Client, scope: string): boolean {
  return scope === BASIC_SCOPE || scopes.includes(scope);
}
