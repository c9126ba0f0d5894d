import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { TestBrowser } from './browser.js';
import { requestFor, video } from './requests.js';
import type { Stage } from './stage.js';

/** Begins a post of a video of so many bytes and answers its publish id. */
export async function startPost(
  browser: TestBrowser,
  bytes = 1000,
  privacy = 'SELF_ONLY',
  chunkDigests?: readonly string[],
): Promise<string> {
  const clip = video(bytes);
  const media = chunkDigests ? { ...clip, facts: { ...clip.facts, chunkDigests } } : clip;
  const created = await browser.post('posts', await requestFor(browser, { draft: { media, privacy } }));
  assert.equal(created.status, 200, await created.clone().text());
  return ((await created.json()) as { data: { publish_id: string } }).data.publish_id;
}

/** Sends a chunk of a post. */
export function sendChunk(
  browser: TestBrowser,
  id: string,
  body: BodyInit,
  range: string,
  headers: Record<string, string> = {},
): Promise<Response> {
  return browser.send('PUT', `posts/${id}/chunks`, {
    body,
    headers: { 'content-type': 'video/mp4', 'content-range': range, ...headers },
  });
}

/** Posts the real clip of the fixtures and lets TikTok process it. */
export async function publishedClip(stage: Stage, browser: TestBrowser, privacy = 'SELF_ONLY'): Promise<string> {
  const clip = await readFile('test/fixtures/media/clip.mp4');
  const id = await startPost(browser, clip.length, privacy);
  const sent = await sendChunk(browser, id, clip, `bytes 0-${clip.length - 1}/${clip.length}`);
  assert.equal(sent.status, 204);
  await settle(stage);
  return id;
}

/** Lets time pass until the simulator has nothing left to do. */
export async function settle(stage: Stage): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    stage.clock.advance(10_000);
    await stage.simulator.control.settled();
  }
}

/** Moves the clock in steps until the work is done; it stands still while a call is on its way. */
export async function whileTimePasses<T>(stage: Stage, step: number, work: Promise<T>): Promise<T> {
  let done = false;
  const end = () => (done = true);
  void work.then(end, end);
  for (let turn = 0; !done && turn < 2000; turn += 1) {
    await stage.quiet();
    if (done) break;
    stage.clock.advance(step);
    await stage.simulator.control.settled();
  }
  assert.ok(done, 'nothing happened');
  return work;
}
