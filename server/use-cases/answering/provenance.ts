import type { Help, StoredResponse } from "#db/ports.ts";
import type { Filler } from "#server/access/actor.ts";

const wayOf = (by: Filler) => (by.kind === "assisting" ? by.way : "self");

/** The ways in which a response has been filled in, now that this person has a hand in it too. */
export const withWayOf = (by: Filler, before: StoredResponse["provenance"]): StoredResponse["provenance"] =>
  before.includes(wayOf(by)) ? before : [...before, wayOf(by)];

/** The caseworker's hand to write down; null when the citizen acts alone. */
export const helpOf = (by: Filler): Help | null =>
  by.kind === "assisting" ? { staffId: by.staff.id, way: by.way } : null;
