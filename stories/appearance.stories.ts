import type { Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { SCENE_ARG_TYPES } from './support/meta.js';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

const meta: Meta<SceneArgs> = {
  title: 'Share to TikTok/Appearance',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], postTitle: 'Morning light over the harbor #sunrise @sailing.club' },
  argTypes: SCENE_ARG_TYPES,
  render: scene,
};

export default meta;

/** The part of the page that holds everything else. */
function card(element: Element): HTMLElement {
  const found = element.shadowRoot?.querySelector('[part~="card"]');
  if (!(found instanceof HTMLElement)) throw new Error('The element has not drawn its page.');
  return found;
}

/** The page follows the `color-scheme` of the page around it. No guideline point, because none speaks of colors. */
export const Dark: Story = {
  globals: { theme: 'dark' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(getComputedStyle(card(page.element)).backgroundColor).toBe('rgb(23, 24, 29)');
  },
};

/** Light, as it begins. No guideline point, because none speaks of colors. */
export const Light: Story = {
  globals: { theme: 'light' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(getComputedStyle(card(page.element)).backgroundColor).toBe('rgb(255, 255, 255)');
  },
};

/**
 * Everything is laid out from the side on which reading begins. No guideline point, because none speaks of directions
 * of writing.
 */
export const RightToLeft: Story = {
  globals: { direction: 'rtl', locale: 'ar' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    await expect(getComputedStyle(card(page.element)).direction).toBe('rtl');
    const label = page.get('combobox', page.text.say('privacy.label')).getBoundingClientRect();
    const preview = page.get('group', page.text.say('media.preview')).getBoundingClientRect();
    await expect(label.right).toBeLessThan(preview.left);
  },
};

/**
 * The narrowest page that WCAG 1.4.10 asks for: nothing is cut, nothing scrolls sideways. No guideline point, because
 * none speaks of widths.
 */
export const Narrow: Story = {
  globals: { width: '320' },
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const width = card(page.element).getBoundingClientRect().width;
    await expect(width).toBeLessThanOrEqual(320);
    for (const part of page.element.shadowRoot?.querySelectorAll('[part]') ?? []) {
      await expect(part.getBoundingClientRect().width).toBeLessThanOrEqual(width);
    }
  },
};

/**
 * In forced colors (Windows contrast themes) every control keeps an edge. Storybook cannot switch them on: emulate
 * `forced-colors: active` in the browser's developer tools, under Rendering. No guideline point, because none speaks
 * of colors.
 */
export const ForcedColors: Story = {
  play: async ({ canvasElement }) => {
    const page = await pageOf(canvasElement);
    const { say } = page.text;
    for (const control of [page.get('combobox', say('privacy.label')), page.get('button', say('publish.action'))]) {
      const { borderStyle, borderWidth, outlineStyle } = getComputedStyle(control);
      const drawn = (borderStyle !== 'none' && borderWidth !== '0px') || outlineStyle !== 'none';
      await expect(drawn || !matchMedia('(forced-colors: active)').matches).toBe(true);
    }
  },
};
