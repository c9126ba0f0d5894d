export function wordsIn(
  root: string,
  files: readonly string[],
  sentences?: ReadonlyMap<string, string>,
): readonly string[];
export function gradeOf(sentences: readonly string[], countSyllables: (word: string) => number): number;
