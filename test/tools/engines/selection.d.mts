export function filesFor(engine: string): readonly string[];
export function reasonOf(message: string): string | undefined;
