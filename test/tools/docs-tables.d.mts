export declare const PAGES: readonly string[];
export declare function tables(): Readonly<Record<string, string>>;
export declare function renderPage(page: string, made?: Readonly<Record<string, string>>): string;
