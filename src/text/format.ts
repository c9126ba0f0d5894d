/** Numbers, bytes and times in the words of one language. */
export interface Formats {
  /** Whole numbers below 10,000 stand without a separator, as on TikTok's own counters. */
  number(value: number): string;
  percent(fraction: number): string;
  /** Decimal units, as TikTok counts them: 64 MB is 64,000,000 bytes. */
  bytes(count: number): string;
  /** A length as a clock shows it: 0:24, 10:00, 1:02:03. */
  clock(seconds: number): string;
  /** An exact length in words: 4 seconds, 1 minute 30 seconds. `digits` are those of the seconds. */
  duration(seconds: number, digits?: number): string;
  /** A rough span in words: 12 seconds, 2 minutes. */
  span(seconds: number): string;
  timeOfDay(date: Date): string;
}

// Arabic has two sets of digits; browsers differ in which they take, and TikTok and our clock show these.
const NUMBERING = 'latn';

// Four digits are read without a separator, and the first formatter of a page costs more than drawing the whole form.
const UNGROUPED = 10_000;

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

export function createFormats(language: string): Formats {
  const numbers = (options: Intl.NumberFormatOptions): Intl.NumberFormat => numberFormat(language, options);
  const inUnit = (unit: string, digits: number, unitDisplay: 'short' | 'long'): Intl.NumberFormat =>
    numbers({ style: 'unit', unit, unitDisplay, maximumFractionDigits: digits });
  return {
    number: (value) =>
      value >= 0 && value < UNGROUPED && Number.isInteger(value)
        ? String(value)
        : numbers({ maximumFractionDigits: 3 }).format(value),
    percent: (fraction) => numbers({ style: 'percent' }).format(fraction),
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
    duration(seconds, digits = 0) {
      const scale = 10 ** digits;
      const rounded = Math.round(Math.max(0, seconds) * scale) / scale;
      const parts = [
        { unit: 'hour', value: Math.floor(rounded / 3600) },
        { unit: 'minute', value: Math.floor(rounded / 60) % 60 },
        { unit: 'second', value: Math.round((rounded % 60) * scale) / scale },
      ].filter(({ unit, value }) => value > 0 || (unit === 'second' && rounded === 0));
      // The first formatter of a page takes longer than drawing all of the form, which has one length in it.
      if (language === 'en')
        return parts.map(({ unit, value }) => `${value} ${unit}${value === 1 ? '' : 's'}`).join(' ');
      const words = parts.map(({ unit, value }) => inUnit(unit, digits, 'long').format(value));
      return new Intl.ListFormat(language, { type: 'unit', style: 'narrow' }).format(words);
    },
    span: (seconds) =>
      seconds < 60
        ? inUnit('second', 0, 'long').format(Math.max(1, Math.round(seconds)))
        : inUnit('minute', 0, 'long').format(Math.round(seconds / 60)),
    timeOfDay: (date) =>
      new Intl.DateTimeFormat(language, { numberingSystem: NUMBERING, timeStyle: 'short' }).format(date),
  };
}

/** Making one costs the browser milliseconds, so each is made when it is first needed and shared by all elements. */
const made = new Map<string, Intl.NumberFormat>();

function numberFormat(language: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = language + JSON.stringify(options);
  const format = made.get(key) ?? new Intl.NumberFormat(language, { numberingSystem: NUMBERING, ...options });
  made.set(key, format);
  return format;
}
