import type { Page } from 'puppeteer-core';

/** A JPEG whose quarters are, clockwise from the top left: red, green, blue, white. */
export async function drawnPhoto(page: Page, width: number, height: number): Promise<Buffer> {
  const base64 = await page.evaluate(
    async (across: number, down: number) => {
      const canvas = new OffscreenCanvas(across, down);
      const context = canvas.getContext('2d');
      const quarters = [
        ['#f00', 0, 0],
        ['#0f0', 0.5, 0],
        ['#00f', 0.5, 0.5],
        ['#fff', 0, 0.5],
      ] as const;
      for (const [color, x, y] of quarters) {
        if (context) context.fillStyle = color;
        context?.fillRect(x * across, y * down, across / 2, down / 2);
      }
      const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: 'image/jpeg' })).arrayBuffer());
      return btoa([...bytes].map((byte) => String.fromCharCode(byte)).join(''));
    },
    width,
    height,
  );
  return Buffer.from(base64, 'base64');
}

/** How a browser shows a picture. */
export interface Look {
  readonly width: number;
  readonly height: number;
  /** Colors of the corners, clockwise from the top left. */
  readonly corners: readonly string[];
}

export function lookOf(page: Page, picture: Buffer): Promise<Look> {
  return page.evaluate(async (base64: string) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes]));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const spots = [
      [4, 4],
      [width - 5, 4],
      [width - 5, height - 5],
      [4, height - 5],
    ] as const;
    const corners = spots.map(([x, y]) => {
      const [red = 0, green = 0, blue = 0] = context?.getImageData(x, y, 1, 1).data ?? [];
      if (Math.min(red, green, blue) > 200) return 'white';
      if (red > green && red > blue) return 'red';
      return green > blue ? 'green' : 'blue';
    });
    return { width, height, corners };
  }, picture.toString('base64'));
}
