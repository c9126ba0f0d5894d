/** The longest pause that is honored, in milliseconds: an upload address is valid for one hour. */
const MAX_PAUSE = 10 * 60_000;

/**
 * The pause that a reply asks for (RFC 9110, "Retry-After"), as seconds or as a date. A date is measured against the
 * reply's own `Date`, because the clock of the device may be wrong.
 */
export function retryAfterMs(header: (name: string) => string | null): number | undefined {
  const value = header('Retry-After')?.trim();
  if (!value) return undefined;
  const pause = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.parse(header('Date') ?? '');
  return Number.isNaN(pause) ? undefined : Math.min(Math.max(pause, 0), MAX_PAUSE);
}
