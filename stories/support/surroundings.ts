import { html } from 'lit';
import type { Decorator } from '@storybook/web-components-vite';
import { directionOfLanguage, resolveLanguage } from '../../src/text/languages.js';

/** The page around a story: color scheme, direction, language and room, from the toolbar or the story's own globals. */
export const surroundings: Decorator = (story, { globals }) => {
  const { theme, direction, width, locale } = globals;
  setTheme(theme === 'dark' ? 'dark' : 'light');
  return html`<div
    class="surroundings"
    lang=${locale}
    dir=${direction === 'auto' ? directionOfLanguage(resolveLanguage([String(locale)])) : direction}
    .style=${`box-sizing: border-box; inline-size: ${width}px; max-inline-size: 100%; margin: 0 auto;
      font-family: 'Noto Sans', sans-serif; color: light-dark(#161823, #f3f3f5)`}
  >
    ${story()}
  </div>`;
};

/** Makes the whole page light or dark; what stands on it follows without being drawn again. */
export function setTheme(theme: 'light' | 'dark'): void {
  const { style } = document.documentElement;
  style.colorScheme = theme;
  style.background = theme === 'dark' ? '#0e0f13' : '#eeeef1';
}
