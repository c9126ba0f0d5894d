export function filesFor(engine: string): readonly string[];
export function reasonOf(engine: string, path: string, title: string, message: string): string | undefined;
