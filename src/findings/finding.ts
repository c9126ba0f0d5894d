/** What one check of a command found; the doctor and the audit kit report in this one form. */
export interface Finding {
  /** What was checked, in one word or as the id of a guideline point. */
  readonly check: string;
  readonly level: 'ok' | 'warning' | 'error';
  /** What is so. */
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

export function fine(check: string, message: string): Finding {
  return { check, level: 'ok', message };
}

export function warning(check: string, message: string, fix: string): Finding {
  return { check, level: 'warning', message, fix };
}

export function problem(check: string, message: string, fix: string): Finding {
  return { check, level: 'error', message, fix };
}

/** Exit code of a command: 1 when something is wrong. Commands use 2 for a call that they could not carry out. */
export function exitCodeOf(findings: readonly Finding[]): 0 | 1 {
  return findings.some(({ level }) => level === 'error') ? 1 : 0;
}

/** One line a finding, with its fix under it, and the counts at the end. */
export function report(findings: readonly Finding[]): string {
  const marks = { ok: 'ok     ', warning: 'warning', error: 'ERROR  ' };
  const lines = findings.flatMap(({ check, level, message, fix }) => [
    `${marks[level]}  ${check.padEnd(8)}  ${message}`,
    ...(fix ? [`${' '.repeat(19)}→ ${fix}`] : []),
  ]);
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  const several = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
  const sum = [`${count('ok')} ok`, several(count('warning'), 'warning'), several(count('error'), 'error')];
  return [...lines, '', sum.join(', '), ''].join('\n');
}

/** The same for programs: `{"findings": […], "errors": 0, "warnings": 1}`. */
export function toJson(findings: readonly Finding[], facts: Readonly<Record<string, unknown>> = {}): string {
  const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
  return `${JSON.stringify({ ...facts, errors: count('error'), warnings: count('warning'), findings }, null, 2)}\n`;
}
