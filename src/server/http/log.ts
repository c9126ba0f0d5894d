/** One request, in one line. Addresses, bodies, cookies and tokens never are part of it. */
export interface LogEntry {
  /** ISO 8601, UTC. */
  readonly time: string;
  readonly level: 'info' | 'warn' | 'error';
  readonly event: 'request' | 'start' | 'fault';
  /** Id of the request: its `X-Request-Id`, or one of the kit's; the response carries it. */
  readonly requestId?: string;
  readonly method?: string;
  /** Template of the route, such as `PUT posts/:id/chunks`. */
  readonly route?: string;
  readonly status?: number;
  readonly milliseconds?: number;
  /** What went wrong, by its code. */
  readonly code?: string;
  /** TikTok's id of its reply, which its support asks for. */
  readonly logId?: string;
  readonly publishId?: string;
  /** Names an attempt at a post; `receipt` takes it as long as no publish id is known. */
  readonly attempt?: string;
  /** Short digest of the account that acted. */
  readonly account?: string;
  /** Bytes of a chunk or a photo. */
  readonly bytes?: number;
  readonly message?: string;
}

/** Writes one entry; the time is added. */
export type Log = (entry: Omit<LogEntry, 'time'>) => void;

/** What a handler adds to the line of its request. */
export type LogNote = Partial<
  Pick<LogEntry, 'code' | 'logId' | 'publishId' | 'attempt' | 'account' | 'bytes' | 'message'>
>;

const SECRETS = [
  /\b(?:act|rft|clt)\.[\w!~.*'()%-]+/g,
  /\b(upload_token|upload_id|code|state|access_token|refresh_token|client_secret|code_verifier)=[^&\s"']+/gi,
  /\bBearer\s+\S+/gi,
  /\b[a-z][a-z\d+.-]*:\/\/[^\s"']+/gi,
];

/** Takes tokens, credentials and addresses out of any text. */
export function redact(text: string): string {
  return SECRETS.reduce((clean, secret) => clean.replace(secret, '[redacted]'), text);
}

/** A name that somebody else wrote, such as a code of TikTok's, if it looks like one: anything else stays out of logs. */
export function foreignName(text: string): string {
  return /^[\w.-]{1,64}$/.test(text) ? text : 'unreadable';
}

/** Redacts every text of an entry: the last gate before it leaves. */
export function redactEntry(entry: LogEntry): LogEntry {
  const clean = (value: unknown) =>
    // A line break or an escape would forge lines of its own where logs are read.
    typeof value === 'string'
      ? redact(value)
          .replace(/\p{Cc}+/gu, ' ')
          .slice(0, 500)
      : value;
  // Texts stay texts, so every field keeps its type.
  return Object.fromEntries(Object.entries(entry).map(([name, value]) => [name, clean(value)])) as unknown as LogEntry;
}

export function writeLogLine(entry: LogEntry): void {
  console.log(JSON.stringify(entry));
}
