/**
 * Loads a package that only some hosts need, and rejects with the command that installs it where it is missing. `load` holds the
 * `import()` itself, so that bundlers see it.
 */
export async function optionalPeer<Module>(
  feature: string,
  packages: string,
  load: () => Promise<Module>,
): Promise<Module> {
  try {
    return await load();
  } catch (cause) {
    if (!isMissingPackage(cause)) throw cause;
    throw new Error(`${feature} needs a package that is not installed. Run: npm install ${packages}`, { cause });
  }
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
