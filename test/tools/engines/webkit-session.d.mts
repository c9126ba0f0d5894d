/** One WebKitGTK browser, driven by plain W3C WebDriver. */
export class WebKitSession {
  static start(window?: { scale?: number; width?: number; height?: number; layers?: boolean }): Promise<WebKitSession>;
  /** One command of the session: method, path below it, body. */
  call(method: string, path: string, body?: object): Promise<unknown>;
  goto(url: string): Promise<unknown>;
  /** Value of a function, given as its text. */
  evaluate(run: string, ...args: readonly unknown[]): Promise<unknown>;
  readonly mouse: { click(x: number, y: number): Promise<void> };
  close(): Promise<void>;
}

export function miniBrowser(): string | undefined;
