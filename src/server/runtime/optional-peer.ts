/**
 * Turns the failure of an `import()` of a package that only some hosts need into the command that installs it. Bundlers take a
 * `.catch` on the import itself as permission to go on without the package.
 */
export function orInstall(feature: string, packages: string): (cause: unknown) => never {
  return (cause) => {
    if (!isMissingPackage(cause)) throw cause;
    throw new Error(`${feature} needs a package that is not installed. Run: npm install ${packages}`, { cause });
  };
}

/** Node and Deno set the code; Bun and bundlers that leave the import alone have only the message. */
function isMissingPackage(thrown: unknown): boolean {
  if (!(thrown instanceof Error)) return false;
  const code: unknown = Reflect.get(thrown, 'code');
  return (
    code === 'ERR_MODULE_NOT_FOUND' ||
    code === 'MODULE_NOT_FOUND' ||
    /^Cannot find (package|module)/.test(thrown.message)
  );
}
