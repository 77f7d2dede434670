/** The product's session rule: 20 minutes without a request end the session, and 5 minutes before it is told. */
export const idleSeconds = 20 * 60;
export const warningSeconds = 5 * 60;

/** Seconds until the clock must be looked at again: when the warning is due, then at every whole minute. */
export const nextLook = (left: number): number =>
  left > warningSeconds ? left - warningSeconds : Math.max(1, left % 60 || 60);

/** Minutes to tell, from 5 down to 1; the last minute is told as "less than one". */
export const minutesLeft = (left: number): number =>
  Math.min(warningSeconds / 60, Math.max(1, Math.ceil(left / 60)));
