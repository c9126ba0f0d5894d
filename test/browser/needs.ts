/**
 * Ends a test that says nothing without something that not every engine has. In Chromium, which has all of it, that is a failure;
 * `npm run test:engines` counts it as left out, for this reason.
 */
export function needs(has: boolean, what: string): void {
  if (!has) throw new Error(`This test needs ${what}.`);
}
