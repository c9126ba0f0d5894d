import 'axe-core/axe.min.js';
import type axe from 'axe-core';

declare global {
  interface Window {
    // The script above sets it.
    axe: typeof axe;
  }
}

/** WCAG 2.2 A and AA, and what axe holds for good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What a page would have around a story: a level-one heading, and landmarks. */
const NOT_OF_A_PART = { region: { enabled: false }, 'page-has-heading-one': { enabled: false } } as const;

/** The rules that colors can break. */
const COLOR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in a part of the page, in all or in its colors alone: the rule and the element, one line each. */
export async function axeViolations(within: Element, of: 'all' | 'colors' = 'all'): Promise<readonly string[]> {
  const { violations } = await window.axe.run(within, {
    ...(of === 'all' ? { runOnly: RULES, rules: NOT_OF_A_PART } : { runOnly: COLOR_RULES }),
    resultTypes: ['violations'],
  });
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.flat().join(' ')}: ${failureSummary ?? ''}`),
  );
}
