import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDemo } from '../../../demo/demo-server.js';
import type { Demo } from '../../../demo/demo-server.js';
import { audit } from '../../../src/audit/index.js';
import type { AuditOptions, AuditReport } from '../../../src/audit/index.js';
import { findBrowser } from '../../tools/browser.mjs';

const QUICK = { processingMs: 300, moderationMs: 300 };

/** A page around the composer, broken in one way. */
export interface BrokenPage {
  readonly css?: string;
  readonly script?: string;
  /** In place of the element. */
  readonly body?: string;
}

const ELEMENT = '<share-to-tiktok endpoint="/api/tiktok"></share-to-tiktok>';

function html({ body = ELEMENT }: BrokenPage): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A host</title>
<link rel="stylesheet" href="/host.css"><script type="module" src="/share-to-tiktok/share-to-tiktok.js"></script>
<script type="module" src="/host.js"></script></head><body>${body}</body></html>`;
}

/** Audits one page against the demo's backend and simulator. */
export async function auditPage(page: BrokenPage, options: Partial<AuditOptions> = {}): Promise<AuditReport> {
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
  const demo = await startDemo({ files, simulator: { processing: QUICK } });
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
