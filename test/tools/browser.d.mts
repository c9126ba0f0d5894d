export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string | undefined>;
  readonly headless: true | 'shell';
  readonly origin: string;
}

export function findBrowser(): Promise<FoundBrowser>;
export function describeBrowser(): Promise<string>;
