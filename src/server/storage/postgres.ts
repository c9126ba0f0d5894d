import type { Storage } from './storage.js';

/** What is used of a connection pool; `pg.Pool` has it. */
export interface PostgresPool {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: unknown[]; readonly rowCount: number | null }>;
}

export interface PostgresStorageOptions {
  /** A `Pool` of the package `pg`. It is the host's to close. */
  readonly pool: PostgresPool;
  /** Name of the table, with its schema where it is not the first of the search path. Default: `share_to_tiktok`. */
  readonly table?: string;
}

const SWEEP_MS = 10 * 60 * 1000;
/** Rows that one statement deletes, so that none of them holds its locks for long. */
const SWEEP_ROWS = 1000;

/**
 * Storage in PostgreSQL, for many processes on many machines. It creates its own table; each operation
 * is one statement, and time is the database's.
 */
export function postgresStorage({ pool, table = 'share_to_tiktok' }: PostgresStorageOptions): Storage & {
  /** Deletes expired rows; it also runs by itself, at the first use and every ten minutes. */
  sweep(): Promise<void>;
  /** Ends the sweeping of this process. */
  close(): void;
} {
  if (!/^[a-z_]\w*(?:\.[a-z_]\w*)?$/i.test(table)) throw new TypeError('table must be a plain name, or schema.name.');
  let ready: Promise<unknown> | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;

  const expiry = (place: string) => `clock_timestamp() + ${place}::float8 * interval '1 millisecond'`;
  const isLive = '(expires_at is null or expires_at > clock_timestamp())';

  const create = async () => {
    await pool.query(creation(table));
    timer = setInterval(() => void sweep().catch(() => undefined), SWEEP_MS);
    // Sweeping is no reason for a process to go on; timers of Workers are numbers.
    if (typeof timer === 'object') timer.unref();
    void sweep().catch(() => undefined);
  };
  const query = async (text: string, values: readonly unknown[]) => {
    // A database that could not be reached is asked again by the next call.
    await (ready ??= create().catch((error: unknown) => {
      ready = undefined;
      throw error;
    }));
    return pool.query(text, [...values]);
  };
  const sweep = async () => {
    for (;;) {
      const { rowCount } = await pool.query(
        `delete from ${table} where key in (select key from ${table} where expires_at <= clock_timestamp() limit ${SWEEP_ROWS} for update skip locked)`,
      );
      if ((rowCount ?? 0) < SWEEP_ROWS) return;
    }
  };
  const changed = async (text: string, values: readonly unknown[]) => (await query(text, values)).rowCount === 1;
  const insert = `insert into ${table} as held (key, value, expires_at) values ($1, $2, ${expiry('$3')})
    on conflict (key) do update set value = excluded.value, expires_at = excluded.expires_at`;

  return {
    async get(key) {
      const { rows } = await query(`select value from ${table} where key = $1 and ${isLive}`, [key]);
      return (rows[0] as { readonly value: string } | undefined)?.value;
    },
    async set(key, value, options) {
      await query(insert, [key, value, options?.expiresInMs]);
    },
    async delete(key) {
      await query(`delete from ${table} where key = $1`, [key]);
    },
    setIfAbsent: (key, value, options) =>
      changed(`${insert} where held.expires_at <= clock_timestamp()`, [key, value, options?.expiresInMs]),
    compareAndSet: (key, expected, value, options) =>
      value === undefined
        ? changed(`delete from ${table} where key = $1 and value = $2 and ${isLive}`, [key, expected])
        : changed(
            `update ${table} set value = $3, expires_at = ${expiry('$4')} where key = $1 and value = $2 and ${isLive}`,
            [key, expected, value, options?.expiresInMs],
          ),
    sweep: () => query('select 1', []).then(sweep),
    close: () => clearInterval(timer),
  };
}

/**
 * One transaction, alone over all processes. A table that is there is left alone, because even `create … if not exists` needs
 * the right to create, which the role of an application may lack.
 */
function creation(table: string): string {
  const index = table.split('.').at(-1);
  return `
    select pg_advisory_xact_lock(hashtext('share-to-tiktok:${table}'));
    do $$ begin
      if to_regclass('${table}') is null then
        create table ${table} (
          key text primary key,
          value text not null,
          expires_at timestamptz
        );
        create index ${index}_expires_at on ${table} (expires_at) where expires_at is not null;
      end if;
    end $$;`;
}
