import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { ArgTypes, Meta } from '@storybook/web-components-vite';
import { expect } from 'storybook/test';
import { pageOf } from './support/page.js';
import { SCENE_ARGS, scene } from './support/scene.js';
import type { SceneArgs, Story } from './support/scene.js';

/** The public properties, with an example of each; a test compares them with the style sheet. */
export const PROPERTIES = {
  '--share-to-tiktok-accent-color': '#0b6e4f',
  '--share-to-tiktok-ink-color': '#10312b',
  '--share-to-tiktok-on-ink-color': '#ffffff',
  '--share-to-tiktok-card-color': '#fbfaf5',
  '--share-to-tiktok-soft-color': '#efede2',
  '--share-to-tiktok-line-color': '#dad6c4',
  '--share-to-tiktok-edge-color': '#7b8078',
  '--share-to-tiktok-muted-color': '#56605a',
  '--share-to-tiktok-radius': '6px',
  '--share-to-tiktok-font-family': 'Georgia, serif',
} as const;

type PropertyName = keyof typeof PROPERTIES;

type ThemingArgs = SceneArgs & Readonly<Record<PropertyName, string>>;

const PROPERTY_NAMES = Object.keys(PROPERTIES).filter((name): name is PropertyName => name in PROPERTIES);

const propertyControls: Partial<ArgTypes<ThemingArgs>> = Object.fromEntries(
  PROPERTY_NAMES.map((name) => [name, { control: name.endsWith('color') ? 'color' : 'text' }]),
);

const noControl = { table: { disable: true } } as const;

const meta: Meta<ThemingArgs> = {
  title: 'Share to TikTok/Themed',
  component: 'share-to-tiktok',
  args: { ...SCENE_ARGS, media: ['clip.mp4'], postTitle: 'Morning light over the harbor #sunrise' },
  argTypes: {
    ...propertyControls,
    ...Object.fromEntries(Object.keys(SCENE_ARGS).map((name) => [name, noControl])),
  },
  parameters: { controls: { include: PROPERTY_NAMES } },
  excludeStories: ['PROPERTIES'],
  render: (args) => html`<div class="themed" .style=${declarations(args)}>${themed(args)}</div>`,
};

export default meta;

const themed = (args: ThemingArgs): TemplateResult => scene(args);

function declarations(args: ThemingArgs): string {
  return PROPERTY_NAMES.flatMap((name) => (args[name] ? [`${name}: ${args[name]}`] : [])).join('; ');
}

/**
 * A host's own colors, corner and type, by ten properties and nothing else. No guideline point, because none speaks
 * of colors, corners, or type.
 */
export const OwnLook: Story<ThemingArgs> = {
  args: PROPERTIES,
  globals: { theme: 'light' },
  play: async ({ canvasElement, args }) => {
    const page = await pageOf(canvasElement);
    const card = page.element.shadowRoot?.querySelector('[part~="card"]');
    if (!card) throw new Error('The element has not drawn its page.');
    const { borderRadius, fontFamily, backgroundColor } = getComputedStyle(card);
    await expect(borderRadius).toBe(args['--share-to-tiktok-radius']);
    await expect(fontFamily).toBe(args['--share-to-tiktok-font-family']);
    await expect(backgroundColor).toBe('rgb(251, 250, 245)');
  },
};
