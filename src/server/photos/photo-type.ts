/** Types of photos that TikTok takes (Media transfer guide, "Media restrictions"). */
export type PhotoType = 'image/jpeg' | 'image/webp';

export function isPhotoType(text: string): text is PhotoType {
  return text === 'image/jpeg' || text === 'image/webp';
}

/** The type that the first bytes show, whatever the sender calls it. */
export function photoTypeOf(bytes: Uint8Array): PhotoType | undefined {
  const starts = (text: string, offset: number) =>
    [...text].every((char, index) => bytes[offset + index] === char.charCodeAt(0));
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'image/jpeg';
  return starts('RIFF', 0) && starts('WEBP', 8) ? 'image/webp' : undefined;
}
