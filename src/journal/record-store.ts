/** Where the journal keeps its records. Each is read and written alone, so a damaged one costs no other. */
export interface RecordStore {
  /** Keys that begin with `prefix`. */
  keys(prefix: string): Promise<readonly string[]>;
  get(key: string): Promise<unknown>;
  put(key: string, value: unknown): Promise<void>;
  delete(key: string): Promise<void>;
}

const DATABASE = 'share-to-tiktok';
const STORE = 'records';

/** A function of its own, so that the listener that closes the database does not keep the request in memory. */
async function openDatabase(factory: IDBFactory | undefined): Promise<IDBDatabase> {
  if (!factory) throw new Error('There is no IndexedDB.');
  const request = factory.open(DATABASE, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STORE);
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('The database does not open.'));
  });
}

/**
 * Records in IndexedDB. Where the browser has none or blocks it, every call rejects. A page that is left lets go of the
 * database: one that is kept for a way back would hold up others. It is opened again when it is needed.
 */
export function openRecordStore(factory: IDBFactory | undefined = globalThis.indexedDB): RecordStore {
  let opened: Promise<IDBDatabase> | undefined;

  async function within<T>(mode: IDBTransactionMode, work: (records: IDBObjectStore) => IDBRequest<T>): Promise<T> {
    const database = await (opened ??= open());
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    // Of a page that is going nobody would end the transaction later.
    if (mode === 'readwrite') transaction.commit();
    return new Promise((resolve, reject) => {
      // A write counts when its transaction is complete: until then a crash undoes it.
      transaction.oncomplete = () => resolve(request.result);
      // WebKit completes one whose write has failed, as that of a file does in a private window.
      request.onerror = () => reject(request.error ?? new Error('The record was not written.'));
      transaction.onabort = () => reject(transaction.error ?? new Error('The transaction was aborted.'));
    });
  }

  async function open(): Promise<IDBDatabase> {
    try {
      const database = await openDatabase(factory);
      const close = (): void => {
        removeEventListener('pagehide', close);
        database.close();
        opened = undefined;
      };
      addEventListener('pagehide', close);
      // A newer version of this page in another tab waits for it.
      database.onversionchange = close;
      database.onclose = close;
      return database;
    } catch (thrown) {
      opened = undefined;
      throw thrown;
    }
  }

  return {
    async keys(prefix) {
      const keys = await within('readonly', (records) => records.getAllKeys());
      return keys.filter((key): key is string => typeof key === 'string' && key.startsWith(prefix));
    },
    get: (key) => within<unknown>('readonly', (records) => records.get(key)),
    async put(key, value) {
      await within('readwrite', (records) => records.put(value, key));
    },
    async delete(key) {
      await within('readwrite', (records) => records.delete(key));
    },
  };
}

/** One for all elements of a page: a database that is open takes memory, and time to open. */
export const records = openRecordStore();
