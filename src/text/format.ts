/** Numbers, bytes and times in the words of one language. */
export interface Formats {
  number(value: number): string;
  percent(fraction: number): string;
  /** Decimal units, as TikTok counts them: 64 MB is 64,000,000 bytes. */
  bytes(count: number): string;
  /** A length as a clock shows it: 0:24, 10:00, 1:02:03. */
  clock(seconds: number): string;
  /** A rough span in words: 12 seconds, 2 minutes. */
  span(seconds: number): string;
  timeOfDay(date: Date): string;
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function createFormats(language: string): Formats {
  // Arabic has two sets of digits; browsers differ in which they take, and TikTok and our clock show these.
  const numberingSystem = 'latn';
  const plain = new Intl.NumberFormat(language, { numberingSystem, maximumFractionDigits: 3 });
  const percent = new Intl.NumberFormat(language, { numberingSystem, style: 'percent' });
  const time = new Intl.DateTimeFormat(language, { numberingSystem, hour: '2-digit', minute: '2-digit' });
  const inUnit = (unit: string, digits: number, unitDisplay: 'short' | 'long') =>
    new Intl.NumberFormat(language, {
      numberingSystem,
      style: 'unit',
      unit,
      unitDisplay,
      maximumFractionDigits: digits,
    });
  return {
    number: (value) => plain.format(value),
    percent: (fraction) => percent.format(fraction),
    bytes(count) {
      const step = Math.min(Math.floor(Math.log10(Math.max(count, 1)) / 3), UNITS.length - 1);
      const value = count / 1000 ** step;
      return inUnit(UNITS[step] ?? 'byte', value < 10 && step > 1 ? 1 : 0, 'short').format(value);
    },
    clock(seconds) {
      const whole = Math.max(0, Math.round(seconds));
      const parts = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      const shown = parts[0] ? parts : parts.slice(1);
      return shown.map((part, index) => (index ? String(part).padStart(2, '0') : String(part))).join(':');
    },
    span: (seconds) =>
      seconds < 60
        ? inUnit('second', 0, 'long').format(Math.max(1, Math.round(seconds)))
        : inUnit('minute', 0, 'long').format(Math.round(seconds / 60)),
    timeOfDay: (date) => time.format(date),
  };
}
