import type { LegalBasis } from "#db/ports.ts";

/** The two facts that decide, beside the basis itself. */
export interface GateFacts {
  /** Civil date, `yyyy-mm-dd`. */
  readonly today: string;
  /** A basis that is marked as demo counts only in demo mode. */
  readonly demo: boolean;
}

export type GateState = "open" | "missing" | "switched-off" | "expired" | "demo-only" | "incomplete";

/**
 * Whether answers may be scored. Only `open` lets points be made: a municipality must have entered its legal
 * basis, a reference to its impact assessment, an owner and a last date (Datatilsynet 2022-212-3676: consent
 * cannot carry such profiling; a clear rule of law must).
 */
export function gateState(basis: LegalBasis | null, { today, demo }: GateFacts): GateState {
  if (basis === null) return "missing";
  if (!basis.enabled) return "switched-off";
  if (basis.demo && !demo) return "demo-only";
  if ([basis.basis, basis.dpiaReference, basis.owner].some((text) => text.trim() === "")) return "incomplete";
  if (!/^\d{4}-\d{2}-\d{2}$/.test(basis.expiresOn)) return "incomplete";
  return basis.expiresOn < today ? "expired" : "open";
}
