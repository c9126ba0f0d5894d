/**
 * A queue that does one piece of work at a time and gives up what fails, as with a full disk. Resolves when the piece is done;
 * called without one, when all before are.
 */
export function createLane(): (work?: () => Promise<unknown>) => Promise<void> {
  let last = Promise.resolve();
  return (work = async () => {}) =>
    (last = last.then(work).then(
      () => {},
      () => {},
    ));
}
