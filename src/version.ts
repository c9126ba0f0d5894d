/** The version of the package, which a page with two copies is told. */
export const VERSION = '0.1.0';
