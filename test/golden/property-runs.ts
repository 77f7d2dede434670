/** How often a property is tried: `PROPERTY_RUNS` is the share of the usual number, for runs that repeat the tests. */
const share = Number(process.env["PROPERTY_RUNS"] ?? 1);

export const propertyRuns = (usual: number): { numRuns: number } => ({
  numRuns: Math.max(20, Math.round(usual * share)),
});
