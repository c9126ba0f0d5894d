/** What one check of the doctor found. */
export interface Finding {
  readonly check:
    | 'options'
    | 'redirect'
    | 'routes'
    | 'cookie'
    | 'clock'
    | 'client'
    | 'webhook'
    | 'prefix'
    | 'scopes'
    | 'audit'
    | 'storage';
  readonly level: 'ok' | 'warning' | 'error';
  /** What is so. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

export function fine(check: Finding['check'], message: string): Finding {
  return { check, level: 'ok', message };
}

export function warning(check: Finding['check'], message: string, fix: string): Finding {
  return { check, level: 'warning', message, fix };
}

export function problem(check: Finding['check'], message: string, fix: string): Finding {
  return { check, level: 'error', message, fix };
}
