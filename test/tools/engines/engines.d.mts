import type { LaunchOptions } from 'puppeteer-core';

export type Engine =
  | { readonly name: string; readonly version: string; readonly launchOptions?: LaunchOptions; launcher(): unknown }
  | { readonly name: string; readonly missing: string };

/** The engines that tests run in. */
export function engines(): Promise<readonly Engine[]>;

export function findFirefox(): string | undefined;
