export interface Job {
  readonly everyMs: number;
  /** Also at once, for a job whose turn may be longer than the program runs at a stretch. */
  readonly atStart?: boolean;
  /** Also once more when the program is asked to stop. */
  readonly atStop?: boolean;
  readonly run: () => Promise<unknown>;
}

/**
 * Runs each job again and again, never two of the same at once. Returns a function that stops them and waits
 * for what is under way.
 */
export function startJobs(jobs: readonly Job[], onFault: (error: unknown) => void): () => Promise<void> {
  const underway = new Map<Job, Promise<unknown>>();
  const timers = jobs.map((job) => {
    const turn = () => {
      if (underway.has(job)) return;
      const run = Promise.resolve()
        .then(job.run)
        .catch(onFault)
        .finally(() => underway.delete(job));
      underway.set(job, run);
    };
    if (job.atStart) turn();
    const timer = setInterval(turn, job.everyMs);
    timer.unref();
    return timer;
  });
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(underway.values());
    await Promise.all(jobs.filter(({ atStop }) => atStop).map((job) => job.run().catch(onFault)));
  };
}
