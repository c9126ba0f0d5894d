/** Does one thing after the other and gives up what fails, as with a full disk; resolves when that, or without any all before, is done. */
export function createLane(): (work?: () => Promise<unknown>) => Promise<void> {
  let last = Promise.resolve();
  return (work = async () => {}) =>
    (last = last.then(work).then(
      () => {},
      () => {},
    ));
}
