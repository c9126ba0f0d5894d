/** A color as a screen shows it; each channel from 0 to 1. */
export interface Color {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  readonly alpha: number;
}

const NUMBER = '(-?[\\d.]+(?:e-?\\d+)?)';
const COLOR = new RegExp(`^(rgba?\\(|color\\(srgb )${NUMBER},? ${NUMBER},? ${NUMBER}(?:(?:,| /) ${NUMBER})?\\)$`);

/** A color as `getComputedStyle` writes it; `undefined` for one of another color space. */
export function readColor(computed: string): Color | undefined {
  const [, space, red, green, blue, alpha = 1] = COLOR.exec(computed) ?? [];
  if (space === undefined) return undefined;
  const full = space.startsWith('rgb') ? 255 : 1;
  return { red: Number(red) / full, green: Number(green) / full, blue: Number(blue) / full, alpha: Number(alpha) };
}

/** The contrast of a color with the layers under it, the nearest first, the last opaque (WCAG 2.2, contrast ratio). */
export function contrastOf(color: Color, layers: readonly Color[]): number {
  const ground = layers.reduceRight((under, over) => mixed(over, under));
  const [a, b] = [luminanceOf(mixed(color, ground)), luminanceOf(ground)];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

function mixed(over: Color, under: Color): Color {
  const mix = (a: number, b: number): number => a * over.alpha + b * (1 - over.alpha);
  return {
    red: mix(over.red, under.red),
    green: mix(over.green, under.green),
    blue: mix(over.blue, under.blue),
    alpha: 1,
  };
}

function luminanceOf({ red, green, blue }: Color): number {
  const linear = (channel: number): number =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
