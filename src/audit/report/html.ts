import type { AuditReport } from '../index.js';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const text = (value: string): string => value.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign);

const STYLE = `
:root { color-scheme: light dark; font: 15px/1.5 system-ui, sans-serif; }
body { max-width: 62rem; margin: 2rem auto; padding: 0 1rem; }
section { display: grid; grid-template-columns: 1fr 20rem; gap: 1.5rem; padding: 1.25rem 0; border-top: 1px solid #8886; }
h2 { margin: 0; font-size: 1.05rem; } img { width: 100%; border: 1px solid #8886; border-radius: 8px; }
ul { padding-left: 1.1rem; } .ok { color: light-dark(#12703c, #59d08e); } .warning { color: light-dark(#8a5a00, #f0b64d); }
.error { color: light-dark(#b3123c, #ff7d9b); font-weight: 600; } td, th { text-align: left; padding: .25rem 1rem .25rem 0; vertical-align: top; }
@media (max-width: 48rem) { section { grid-template-columns: 1fr; } }
`;

/** The report as one page that loads nothing: each point with its sentence, what was found, and its screenshot. */
export function htmlReport(report: AuditReport, pictures: ReadonlyMap<string, Buffer>): string {
  const rows = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => `<tr><th>${text(name)}</th><td>${text(value)}</td></tr>`).join('');
  const findings = (list: AuditReport['site']) =>
    `<ul>${list.map(({ level, message, fix }) => `<li class="${level}">${text(message)}${fix ? `<br>→ ${text(fix)}` : ''}</li>`).join('')}</ul>`;
  const points = report.points.map(({ point, title, findings: list, screenshot }) => {
    const picture = screenshot === undefined ? undefined : pictures.get(screenshot);
    const image = picture ? `<img alt="${text(title)}" src="data:image/png;base64,${picture.toString('base64')}">` : '';
    return `<section><div><h2>${text(point)} · ${text(title)}</h2>${findings(list)}</div><div>${image}</div></section>`;
  });
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>TikTok audit: ${text(report.url)}</title><style>${STYLE}</style></head><body>
<h1>${report.passed ? 'Passed' : 'Not passed'}: ${text(report.url)}</h1>
<table>${rows([
    ['Time', report.time],
    ['Browser', report.browser],
    ['Composer', report.composer],
    ['Video', report.video ?? 'none'],
  ])}</table>
<h2>The site</h2>${findings(report.site)}
${points.join('\n')}
<h2>For TikTok’s form</h2><table>${rows(Object.entries(report.checklist))}</table>
</body></html>
`;
}
