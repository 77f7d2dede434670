import type { Definition } from "../schema.ts";
import { leavesOf } from "./conditions-of.ts";
import { type Fault, fault } from "./fault.ts";

/** Tracks that no question names, and questions that name a track without giving it a signal or the reverse. */
export function checkTracks({ tracks, questions }: Definition): Fault[] {
  return tracks.flatMap((track, place) => {
    const listening = new Set(
      track.signals.flatMap(({ when }) =>
        leavesOf(when, []).flatMap(({ leaf }) => ("q" in leaf ? [leaf.q] : [])),
      ),
    );
    const naming = questions.filter((question) => question.tracks.includes(track.id));
    const faults = questions.flatMap((question, at): Fault[] => {
      const isNamed = question.tracks.includes(track.id);
      if (isNamed === listening.has(question.id)) return [];
      const sentence = isNamed
        ? `No signal of the track "${track.id}" looks at "${question.id}".`
        : `The track "${track.id}" looks at "${question.id}", which does not name it.`;
      return [fault(["questions", at, "tracks"], sentence)];
    });
    if (naming.length === 0)
      faults.push(fault(["tracks", place], `No question names the track "${track.id}".`));
    return faults;
  });
}
