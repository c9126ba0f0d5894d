/** Carries out of a conversion that this browser has no encoder for it; it never leaves this folder. */
export class Unencodable extends Error {}
