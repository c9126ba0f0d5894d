export function renderReadme(readme: string): string;
