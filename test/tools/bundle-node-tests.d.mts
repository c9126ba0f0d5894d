export function bundledProgram(path: string): Promise<string>;
