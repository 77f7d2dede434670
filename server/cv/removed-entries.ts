/**
 * Days that an entry which was taken away can be brought back; then it is deleted for good. Our judgement: a month is
 * long enough to see in a talk that it was needed, and nobody who takes something away wants it kept for long.
 */
export const removedDays = 30;

/** What was taken away before this moment is deleted for good. */
export const removedBefore = (now: Date): Date => new Date(now.getTime() - removedDays * 86_400_000);
