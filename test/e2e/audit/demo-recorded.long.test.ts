import { describe, it } from 'node:test';
import { auditDemo, expectVideo } from './stage.js';

describe('share-to-tiktok audit, on the demo, recorded', () => {
  it('leaves a video of every point that TikTok’s form takes', () => auditDemo({}, expectVideo));
});
