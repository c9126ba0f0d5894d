import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { host } from '../support/host.js';

describe('an optional package that is not installed', () => {
  it('redisStorage rejects with the command that installs redis', async () => {
    const message = await host.backend.run(
      process.execPath,
      '--input-type=module',
      '--eval',
      `import { redisStorage } from 'share-to-tiktok/server.js';
       const storage = redisStorage({ url: 'redis://127.0.0.1:1' });
       await storage.get('key').catch(({ message }) => console.log(message));`,
    );
    assert.equal(message.trim(), 'redisStorage needs a package that is not installed. Run: npm install redis');
  });

  it('is an optional peer, so that nobody has to install it', () => {
    const { peerDependencies, peerDependenciesMeta, dependencies } = host.manifest;
    for (const name of Object.keys(peerDependencies)) {
      assert.deepEqual(peerDependenciesMeta[name], { optional: true }, name);
      assert.equal(name in dependencies, false, name);
    }
  });
});
