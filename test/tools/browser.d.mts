export function findBrowser(): Promise<{
  readonly executablePath: string;
  readonly args: string[];
  readonly headless: boolean | 'shell';
  readonly origin: 'installed' | 'npm';
}>;
