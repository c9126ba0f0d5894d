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

  it('the backend kit ends the process at its start with the command that installs hono and jose', async () => {
    const outcome = await host.site
      .run(
        process.execPath,
        '--input-type=module',
        '--eval',
        `import { createShareToTikTok, memoryStorage } from 'share-to-tiktok/server.js';
         createShareToTikTok({
           clientKey: 'aw0123456789abcdef', clientSecret: 'secret', redirectUri: 'https://site.example/api/tiktok/callback',
           cookieKeys: [Buffer.alloc(32, 1).toString('base64')], storage: memoryStorage(),
         });`,
      )
      .catch((error: unknown) => String(error));
    assert.match(
      outcome,
      /^Error: The backend kit needs a package that is not installed\. Run: npm install hono jose$/m,
    );
  });

  it('the doctor and verifyReceipt name the packages as well', async () => {
    const doctor = await host.site
      .run(process.execPath, 'node_modules/share-to-tiktok/dist/cli.js', 'doctor')
      .catch((error: unknown) => String(error));
    assert.match(doctor, /The doctor needs a package that is not installed\. Run: npm install hono jose/);
    const receipt = await host.site.run(
      process.execPath,
      '--input-type=module',
      '--eval',
      `import { verifyReceipt } from 'share-to-tiktok/server.js';
       await verifyReceipt('', []).catch(({ message }) => console.log(message));`,
    );
    assert.equal(receipt.trim(), 'verifyReceipt needs a package that is not installed. Run: npm install jose');
  });

  it('s3Photos and the audit name theirs', async () => {
    const photos = await host.backend.run(
      process.execPath,
      '--input-type=module',
      '--eval',
      `import { s3Photos } from 'share-to-tiktok/server.js';
       const photos = s3Photos({ bucketUrl: 'http://127.0.0.1:1/bucket/', accessKeyId: 'id', secretAccessKey: 'key' });
       await photos.get('photo').catch(({ message }) => console.log(message));`,
    );
    assert.equal(photos.trim(), 's3Photos needs a package that is not installed. Run: npm install aws4fetch');
    const audit = await host.site.run(
      process.execPath,
      '--input-type=module',
      '--eval',
      `import { audit } from 'share-to-tiktok/audit.js';
       await audit({ url: 'https://site.example/', browserPath: process.execPath }).catch(({ message }) => console.log(message));`,
    );
    assert.equal(
      audit.trim(),
      'The audit drives a browser with puppeteer-core. Install it: npm install puppeteer-core',
    );
  });

  it('is an optional peer, so that nobody has to install it', () => {
    const { peerDependencies, peerDependenciesMeta, dependencies } = host.manifest;
    for (const name of Object.keys(peerDependencies)) {
      assert.deepEqual(peerDependenciesMeta[name], { optional: true }, name);
      assert.equal(name in dependencies, false, name);
    }
  });
});
