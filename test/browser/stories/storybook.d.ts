/** The renderer's part of a preview; its package gives the module and no types for it. */
declare module '@storybook/web-components/entry-preview';
