import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { PROCESSING_NOTICE } from '../src/domain/prescribed.js';
import type { LanguageTag } from '../src/text/languages.js';
import { pseudoLocale } from '../src/text/pseudo.js';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Languages',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'] },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/** The page in one language: its own words are of that language, what TikTok prescribes stays English. */
function speaking(locale: LanguageTag): Story {
  return {
    globals: { locale },
    play: async ({ canvasElement }) => {
      const page = await pageOf(canvasElement);
      const { say } = page.text;
      await expect(page.text.language).toBe(locale);
      await expect(page.get('combobox', say('privacy.label'))).toHaveTextContent(say('privacy.placeholder'));
      await page.showsPrescribed('declarationMusic');
      await page.shows(PROCESSING_NOTICE);
      if (locale !== 'en') await page.shows(page.text.prescribedTranslations?.declarationMusic ?? 'a translation');
    },
  };
}

/** The whole page in English, the language of what TikTok prescribes (guidelines 2 to 4). [G-2n, G-4.4, G-5d] */
export const English: Story = speaking('en');

/**
 * The whole page in Spanish; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Spanish: Story = speaking('es');

/**
 * The whole page in Portuguese of Brazil; prescribed sentences stay English, with a translation under them (guidelines
 * 2 to 4). [G-2n, G-4.4, G-5d]
 */
export const PortugueseOfBrazil: Story = speaking('pt-BR');

/**
 * The whole page in French; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const French: Story = speaking('fr');

/**
 * The whole page in German; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const German: Story = speaking('de');

/**
 * The whole page in Italian; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Italian: Story = speaking('it');

/**
 * The whole page in Indonesian; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Indonesian: Story = speaking('id');

/**
 * The whole page in Vietnamese; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Vietnamese: Story = speaking('vi');

/**
 * The whole page in Thai; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Thai: Story = speaking('th');

/**
 * The whole page in Japanese; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Japanese: Story = speaking('ja');

/**
 * The whole page in Korean; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Korean: Story = speaking('ko');

/**
 * The whole page in Arabic; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Arabic: Story = speaking('ar');

/**
 * The whole page in Dutch; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Dutch: Story = speaking('nl');

/**
 * The whole page in Polish; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Polish: Story = speaking('pl');

/**
 * The whole page in Turkish; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Turkish: Story = speaking('tr');

/**
 * The whole page in Russian; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Russian: Story = speaking('ru');

/**
 * The whole page in Ukrainian; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Ukrainian: Story = speaking('uk');

/**
 * The whole page in Romanian; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Romanian: Story = speaking('ro');

/**
 * The whole page in Greek; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Greek: Story = speaking('el');

/**
 * The whole page in Czech; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Czech: Story = speaking('cs');

/**
 * The whole page in Swedish; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Swedish: Story = speaking('sv');

/**
 * The whole page in Malay; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Malay: Story = speaking('ms');

/**
 * The whole page in Filipino; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Filipino: Story = speaking('fil');

/**
 * The whole page in Simplified Chinese; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const SimplifiedChinese: Story = speaking('zh-Hans');

/**
 * The whole page in Traditional Chinese; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const TraditionalChinese: Story = speaking('zh-Hant');

/**
 * The whole page in Hindi; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Hindi: Story = speaking('hi');

/**
 * The whole page in Hebrew; prescribed sentences stay English, with a translation under them (guidelines 2 to 4).
 * [G-2n, G-4.4, G-5d]
 */
export const Hebrew: Story = speaking('he');

/**
 * Accented, bracketed and longer English: a plain word is hard-coded, a missing bracket was cut. What TikTok
 * prescribes is no string of any language and so stays as it is (guidelines 2 and 4). [G-2n, G-4.4, C-10, A-14.3]
 */
export const Pseudo: Story = {
  args: { strings: pseudoLocale().strings },
  globals: { width: '360' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    await page.shows(say('title.label'));
    await page.showsPrescribed('declarationMusic');
    await expect(say('title.label')).toMatch(/^\[.+\]$/);
    await expect(page.element.scrollWidth).toBeLessThanOrEqual(page.element.clientWidth);
  },
};
