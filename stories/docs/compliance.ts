/// <reference types="vite/client" />
import { PRESCRIBED, PROCESSING_NOTICE } from '../../src/domain/prescribed.js';
import { SECTION_OF } from '../../src/domain/violation.js';
import type { ViolationCode } from '../../src/domain/violation.js';
import { en } from '../../src/text/en.js';
import points from '../../test/compliance/guideline.json';
import { RULE_SOURCES } from './rule-sources.js';

/** A link to a story of this Storybook. */
interface StoryLink {
  readonly name: string;
  readonly href: string;
}

/** One point of the guidelines: what it wants, the sentence it prescribes, and the stories that show it kept. */
export interface GuidelineRow {
  readonly id: string;
  readonly text: string;
  readonly sentence: string | undefined;
  readonly stories: readonly StoryLink[];
}

/** One rule that holds a post back: the points that it keeps, where it can be fixed, and what the page says. */
export interface RuleRow {
  readonly code: string;
  /** Numbers of the guidelines, or what else the rule is from. */
  readonly sources: readonly string[];
  readonly section: string;
  readonly sentence: string;
  readonly stories: readonly StoryLink[];
}

/** The sentence that a point wants on the page, word for word. */
const SENTENCES: Readonly<Record<string, string>> = {
  'G-2n': PRESCRIBED.declarationMusic,
  'G-3a.2': PRESCRIBED.labelPromotional,
  'G-3a.3': PRESCRIBED.labelPaidPartnership,
  'G-3a.4': PRESCRIBED.labelPaidPartnership,
  'G-3a.6': PRESCRIBED.disclosureIncomplete,
  'G-3b.3': PRESCRIBED.brandedNotPrivate,
  'G-4.1': PRESCRIBED.declarationMusic,
  'G-4.2': PRESCRIBED.declarationBrandedAndMusic,
  'G-4.3': PRESCRIBED.declarationBrandedAndMusic,
  'G-4.4': PRESCRIBED.declarationMusic,
  'G-5d': PROCESSING_NOTICE,
};

interface ReadStory extends StoryLink {
  readonly ids: readonly string[];
  readonly shows: readonly string[];
}

const sources = import.meta.glob<string>('../*.stories.ts', { query: '?raw', import: 'default', eager: true });

const stories: readonly ReadStory[] = Object.values(sources).flatMap(readStories);

/** The points of the guidelines, in their order. */
export const guidelineRows: readonly GuidelineRow[] = points
  .filter(({ source }) => source === 'guideline')
  .map(({ id, text }) => ({
    id,
    text,
    sentence: SENTENCES[id],
    stories: stories.filter(({ ids }) => ids.includes(id)),
  }));

/** The rules, in the order of the page. */
export const ruleRows: readonly RuleRow[] = Object.entries(SECTION_OF).map(([code, section]) => ({
  code,
  // The keys of the map are the codes.
  sources: RULE_SOURCES[code as ViolationCode].map((source) => source.replace(/^G-/, '')),
  section,
  sentence: sentenceOf(code as ViolationCode),
  stories: stories.filter(({ shows }) => shows.includes(`violation ${code}`)),
}));

function sentenceOf(code: ViolationCode): string {
  if (code === 'disclosure_incomplete') return PRESCRIBED.disclosureIncomplete;
  if (code === 'branded_content_private') return PRESCRIBED.brandedNotPrivate;
  const message = en[`violation.${code}`];
  return typeof message === 'string' ? message : message.other;
}

/** Stories of one file by its text: the ids in the comment before each, and what each says it shows. */
function readStories(source: string): readonly ReadStory[] {
  const title = /title: '([^']+)'/.exec(source)?.[1] ?? '';
  const parts = source.split(/^export const (?=\w+(?:: Story[^=]*)? =)/m);
  return parts.slice(1).map((part, index) => {
    const name = /^\w+/.exec(part)?.[0] ?? '';
    const comment = parts[index]?.slice(parts[index].lastIndexOf('/**')) ?? '';
    return {
      name,
      href: `?path=/story/${kebab(title)}--${kebab(spaced(name))}`,
      ids: [...comment.matchAll(/\[([A-Z]-[^\]]*)\]/g)].flatMap(([, list]) => (list ?? '').split(/,\s*/)),
      shows: [...(/shows: \[([^\]]*)\]/.exec(part)?.[1] ?? '').matchAll(/'([^']+)'/g)].map(([, facet]) => facet ?? ''),
    };
  });
}

/** `VideoTooLong` as Storybook reads it. */
function spaced(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/([a-z])([0-9])/gi, '$1 $2');
}

function kebab(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-');
}
