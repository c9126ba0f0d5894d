export interface FoundBrowser {
  readonly executablePath: string;
  readonly args: string[];
  readonly env: Record<string, string | undefined>;
  readonly ignoreDefaultArgs?: string[];
  readonly headless: true | 'shell';
  readonly origin: string;
}

export interface BrowserSources {
  readonly environment?: Record<string, string | undefined>;
  readonly unpack?: () => Promise<Pick<FoundBrowser, 'executablePath' | 'args' | 'env'> | undefined>;
  readonly installed?: readonly string[];
}

export function findBrowser(sources?: BrowserSources): Promise<FoundBrowser>;
export function keepIfItRuns(folder: string): Promise<void>;
export function describeBrowser(): Promise<string>;
