import type { Result } from './run-cell.js';

/** The results as text: one table a phase, a row a fault, a column for what is posted and when the fault strikes. */
export function tableOf(results: readonly Result[]): string {
  const phases = [...new Set(results.map(({ cell }) => cell.phase))];
  return phases.map((phase) => phaseTable(results.filter(({ cell }) => cell.phase === phase))).join('\n\n');
}

function phaseTable(results: readonly Result[]): string {
  const columns = [...new Set(results.map(({ cell }) => cell.column))];
  const rows = [...new Set(results.map(({ cell }) => cell.fault))].map((fault) => [
    fault,
    ...columns.map((column) => {
      const found = results.find(({ cell }) => cell.fault === fault && cell.column === column);
      return found ? words(found) : '';
    }),
  ]);
  const table = [[results[0]?.cell.phase ?? '', ...columns], ...rows];
  const widths = table[0]?.map((_, at) => Math.max(...table.map((row) => row[at]?.length ?? 0))) ?? [];
  return table.map((row) => row.map((text, at) => text.padEnd(widths[at] ?? 0)).join('  ')).join('\n');
}

/** What the page says, what is so at TikTok where that is more, and how many inits reached it. */
function words({ ending, atTikTok, inits, wrongs }: Result): string {
  const truth = ending === 'published' ? '' : ` (${atTikTok})`;
  return `${wrongs.length > 0 ? '!! ' : ''}${ending}${truth} ${inits}`;
}
