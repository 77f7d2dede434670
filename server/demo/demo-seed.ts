/** The last trace of a seeding; once it stands, what is there belongs to the people who try the program. */
export const demoSeed = { actorId: "demo", action: "demo.seed", subjectId: "risikoscreening" } as const;
