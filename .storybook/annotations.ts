import type { Preview } from '@storybook/web-components-vite';
import { LANGUAGES } from '../src/text/languages.js';
import { surroundings } from '../stories/support/surroundings.js';

/** What Storybook and the test runner share: the toolbar and what surrounds each story. */
export const annotations: Preview = {
  decorators: [surroundings],
  initialGlobals: { theme: 'light', direction: 'auto', width: '720', locale: 'en' },
  globalTypes: {
    theme: {
      description: 'Color scheme of the page around the element',
      toolbar: { title: 'Theme', icon: 'contrast', items: ['light', 'dark'], dynamicTitle: true },
    },
    direction: {
      description: 'Direction of writing; auto follows the language',
      toolbar: { title: 'Direction', icon: 'transfer', items: ['auto', 'ltr', 'rtl'], dynamicTitle: true },
    },
    width: {
      description: 'Room that the page gives the element, in pixels',
      toolbar: { title: 'Width', icon: 'grow', items: ['320', '360', '560', '720'], dynamicTitle: true },
    },
    locale: {
      description: 'Language of the page around the element',
      toolbar: {
        title: 'Language',
        icon: 'globe',
        items: [...LANGUAGES],
        dynamicTitle: true,
      },
    },
  },
  parameters: {
    layout: 'fullscreen',
    a11y: { test: 'error' },
    controls: { expanded: true },
    docs: { toc: true },
  },
};
