/** One WebKitGTK browser, driven by plain W3C WebDriver. */
export class WebKitSession {
  static start(window?: { scale?: number; width?: number; height?: number; layers?: boolean }): Promise<WebKitSession>;
  /** One command of the session: method, path below it, body. */
  call(method: string, path: string, body?: object): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  /** Value of a function, given as its text. */
  evaluate(run: string, ...args: readonly unknown[]): Promise<unknown>;
  readonly mouse: { click(x: number, y: number): Promise<void> };
  /** What the browser prints of the page, as PDF. */
  print(): Promise<Uint8Array>;
  close(): Promise<void>;
}

/** Whether a page can be printed here: `xdotool` is installed. */
export function canPrint(): boolean;

export function miniBrowser(): string | undefined;
