/**
 * Whether people moved one way more than the other: the exact two-sided sign test. Those who did not move are left out
 * (Dixon and Mood 1946, "The statistical sign test", JASA 41; Conover 1999, "Practical Nonparametric Statistics", 3.4).
 * @returns the p-value; 1 when nobody moved
 */
export function signTest(higher: number, lower: number): number {
  const moved = higher + lower;
  // From the fewest on: the chance of each number of moves one way, when both ways are as likely.
  let chance = moved * Math.log(0.5);
  let tail = 0;
  for (let count = 0; count <= Math.min(higher, lower); count += 1) {
    tail += Math.exp(chance);
    chance += Math.log((moved - count) / (count + 1));
  }
  return Math.min(1, 2 * tail);
}
