import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { postgresStorage } from '../../../src/server/index.js';
import { startPostgres } from './support/postgres.js';

const server = await startPostgres();

describe('postgresStorage', { skip: server ? false : 'PostgreSQL is not installed' }, () => {
  it('works with a role that may not create tables, once its table is there', async () => {
    assert.ok(server);
    const owner = server.openPool();
    after(async () => {
      await owner.end();
      await server.stop();
    });
    const first = postgresStorage({ pool: owner });
    await first.set('key', 'value');
    first.close();
    await owner.query('revoke create on schema public from public; create role app');
    await owner.query('grant select, insert, update, delete on share_to_tiktok to app');
    const pool = {
      async query(text: string, values?: unknown[]) {
        const client = await owner.connect();
        try {
          await client.query('set role app');
          return await client.query(text, values);
        } finally {
          client.release(true);
        }
      },
    };
    const storage = postgresStorage({ pool });
    assert.equal(await storage.get('key'), 'value');
    assert.equal(await storage.compareAndSet('key', 'value', 'next'), true);
    assert.equal(await storage.setIfAbsent('other', 'value'), true);
    await storage.sweep();
    storage.close();
    await assert.rejects(postgresStorage({ pool, table: 'not_there' }).get('key'), /permission denied/);
  });
});
