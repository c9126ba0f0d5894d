export const FAMILY: string;
export const ENGLISH: string;
export function fontsLoaded(text: string): string;
export function fontFolders(): readonly { readonly name: string; readonly folder: string }[];
export function fontFaces(addressOf: (packageName: string, file: string) => string): string;
