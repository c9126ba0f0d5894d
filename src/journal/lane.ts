/**
 * A queue that does one piece of work at a time and gives up what fails, as with a full disk. Resolves when the piece is done,
 * with whether that went well; called without one, when all before are.
 */
export function createLane(): (work?: () => Promise<unknown>) => Promise<boolean> {
  let last = Promise.resolve(true);
  return (work = async () => {}) =>
    (last = last.then(work).then(
      () => true,
      () => false,
    ));
}
