/** Calls the host's hook: one that throws, or fails later, costs neither the request nor the process. */
export function safely<T>(hook: ((value: T) => unknown) | undefined): (value: T) => void {
  return (value) => {
    const call = async () => {
      await hook?.(value);
    };
    void call().catch(() => undefined);
  };
}
