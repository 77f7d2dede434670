/** Few enough that nobody's save waits for it. */
const batch = 100;

/** Deletes some at a time until there are no more; returns how many there were. */
export async function inBatches(deleteSome: (limit: number) => Promise<number>): Promise<number> {
  let deleted = 0;
  let last = batch;
  while (last === batch) {
    last = await deleteSome(batch);
    deleted += last;
  }
  return deleted;
}
