import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../demo/demo-server.js';
import type { Demo } from '../../../demo/demo-server.js';
import { audit } from '../../../src/audit/index.js';
import type { AuditOptions, AuditReport } from '../../../src/audit/index.js';
import { findBrowser } from '../../tools/browser.mjs';

const QUICK = { processingMs: 300, moderationMs: 300 };

/** A page around the composer. */
export interface HostPage {
  readonly css?: string;
  readonly script?: string;
  /** In place of the element. */
  readonly body?: string;
  /** In place of the demo's. */
  readonly headers?: Readonly<Record<string, string>>;
}

const ELEMENT = '<share-to-tiktok endpoint="/api/tiktok"></share-to-tiktok>';

function html({ body = ELEMENT }: HostPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>
<link rel="stylesheet" href="/host.css"><script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
<script type="module" src="/host.js"></script></head><body>${body}</body></html>`;
}

/** Audits one page against the demo's backend and simulator. */
export async function auditPage(page: HostPage, options: Partial<AuditOptions> = {}): Promise<AuditReport> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-page-'));
  const files = {
    '/page.html': join(folder, 'page.html'),
    '/host.css': join(folder, 'host.css'),
    '/host.js': join(folder, 'host.js'),
  };
  await Promise.all([
    writeFile(files['/page.html'], html(page)),
    writeFile(files['/host.css'], page.css ?? ''),
    writeFile(files['/host.js'], page.script ?? ''),
  ]);
  const demo = await startDemo({
    files,
    simulator: { processing: QUICK },
    routes: (app) => {
      app.get('/refusal/:code', (context) => context.json({ error: { code: context.req.param('code') } }));
      const { headers } = page;
      if (headers) app.get('/page.html', (context) => context.html(html(page), 200, headers));
    },
  });
  try {
    return await auditAt(demo, '/page.html', { video: false, folder, ...options });
  } finally {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

export async function auditAt(demo: Demo, path: string, options: Partial<AuditOptions>): Promise<AuditReport> {
  const { executablePath, args, env } = await findBrowser();
  Object.assign(process.env, env);
  return audit({ url: demo.origin + path, browserPath: executablePath, browserArguments: args, paceMs: 0, ...options });
}

/** What failed, as `point: message`. */
export function failuresOf({ points, site }: AuditReport): readonly string[] {
  return [...points.flatMap(({ findings }) => findings), ...site]
    .filter(({ level }) => level === 'error')
    .map(({ check, message }) => `${check}: ${message}`);
}

/** An audit of the demo that has passed. */
export interface AuditedDemo {
  readonly demo: Demo;
  readonly folder: string;
  readonly report: AuditReport;
  readonly files: readonly string[];
}

/** Audits the demo, expects that it passes, and lets what that leaves be judged. */
export async function auditDemo(
  options: Partial<AuditOptions>,
  judge: (audited: AuditedDemo) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'audit-'));
  const demo = await startDemo({ simulator: { processing: QUICK } });
  try {
    const report = await auditAt(demo, '/', { folder, ...options });
    assert.deepEqual(failuresOf(report), []);
    assert.ok(report.passed);
    await judge({ demo, folder, report, files: await readdir(folder) });
  } finally {
    await demo.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Expects a video that shows something, and that TikTok's form takes. */
export async function expectVideo({ folder, report, files }: AuditedDemo): Promise<void> {
  assert.ok(report.video && files.includes(report.video), report.video);
  const { size } = await stat(join(folder, report.video));
  assert.ok(size > 10_000 && size < 50_000_000, `${size} bytes`);
}
