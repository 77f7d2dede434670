import { openDatabase } from "#db/open.ts";
import type { Campaign, CitizenId, StaffId } from "#db/ports.ts";
import { migrations, withFolder } from "./bench-folder.ts";
import type { Finding } from "./finding.ts";
import { median } from "./rounds.ts";
import { seedCases } from "./store-seed.ts";

const sizes = [10_000, 100_000] as const;
const rounds = 15;
const batch = 100;
/** As many rows as go into one statement. */
const mostAtOnce = 1_000;

const campaign: Campaign = {
  id: "bench",
  instrument: { questionnaireId: "tilfredshed", version: "1.0.0", hash: "hash" },
  name: "Efteråret",
  purpose: { da: "Vi vil gøre det bedre.", en: "" },
  opensOn: "2026-11-01",
  closesOn: "2026-12-31",
  leastCell: 5,
  invitees: "sent",
  afterDays: 0,
  remindAfter: 0,
  languages: null,
  release: "figures",
  counted: null,
  turnout: null,
  answersDeletedOn: null,
  linkKey: "bench",
  ownerId: "s1" as StaffId,
  revision: 0,
  createdAt: new Date(0),
};

const made = (citizens: readonly CitizenId[], highest: number) =>
  citizens.map((citizenId, place) => ({
    code: {
      codeHash: `h${citizenId}`,
      campaignId: campaign.id,
      number: highest + 1 + place,
      unit: "",
      spent: false,
      channel: "invitation" as const,
    },
    invitation: {
      codeHash: `h${citizenId}`,
      citizenId,
      campaignId: campaign.id,
      sealedCode: "sealed",
      invitedOn: "2026-11-27",
      toldOn: null,
      remindOn: null,
      remindedOn: null,
      declined: false,
    },
  }));

const event = {
  at: new Date(0),
  actorKind: "system",
  actorId: "bench",
  role: "system",
  action: "campaign.change",
  subjectKind: "campaign",
  subjectId: campaign.id,
  citizenId: null,
  purpose: null,
} as const;

/** Milliseconds of a turn that invites a hundred of so many citizens, and of one that finds nobody left. */
const turnsAt = (size: number): Promise<{ inviting: number; idle: number }> =>
  withFolder(
    (connection) => seedCases(connection, size),
    async (dataDir) => {
      const database = await openDatabase({ dataDir, migrations });
      const { campaigns, invitations } = database.ports;
      await campaigns.add(campaign, event);
      const invite = (limit: number) =>
        invitations.invite({ campaignId: campaign.id, who: { to: "sent" }, limit }, made);
      const turn = async () => {
        const started = performance.now();
        await invite(batch);
        return performance.now() - started;
      };
      const inviting: number[] = [];
      for (let round = 0; round < rounds; round += 1) inviting.push(await turn());
      while ((await invite(mostAtOnce)) > 0);
      const idle: number[] = [];
      for (let round = 0; round < rounds; round += 1) idle.push(await turn());
      await database.close();
      return { inviting: median(inviting), idle: median(idle) };
    },
  );

/** The job that invites citizens to a survey, which runs every five minutes. */
export async function benchInvitations(): Promise<readonly Finding[]> {
  const [small, large] = [await turnsAt(sizes[0]), await turnsAt(sizes[1])];
  return [
    { name: "invitations, a hundred of 100,000 citizens", figure: large.inviting, unit: "ms" },
    {
      name: "invitations, a hundred: of 100,000 citizens / of 10,000",
      figure: large.inviting / small.inviting,
      goal: { atMost: 12 },
    },
    { name: "invitations, nobody left of 100,000 citizens", figure: large.idle, unit: "ms" },
  ];
}
