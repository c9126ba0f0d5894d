export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function nodeCounts(output: string): Counts | undefined;
export function browserCounts(output: string): Counts | undefined;
export function skippedTests(output: string): readonly string[];
export function failedTests(output: string): readonly { readonly title: string; readonly details: string }[];
