import type { definePeople } from "./define.ts";
import type { Kit } from "./kits/kit.ts";
import type {
  CampaignPurpose,
  CitizenId,
  CodeChannel,
  CommentState,
  Counted,
  Invitees,
  Lang,
  Release,
  StaffId,
  StoredAnswers,
  SurveyChannel,
  Turnout,
} from "./ports.ts";

/**
 * Anonymous answers and the campaigns that ask for them. No table refers to another here, and none of those with
 * answers or codes has a sequence or a time but the day: nothing in them says whose an answer is, or when it came.
 */
export function defineSurveys(kit: Kit) {
  const surveyAnswers = kit.table(
    "survey_answers",
    {
      id: kit.id(),
      questionnaireId: kit.text().notNull(),
      version: kit.text().notNull(),
      instrumentHash: kit.text().notNull(),
      variant: kit.text().notNull(),
      lang: kit.text<Lang>().notNull(),
      answers: kit.json<StoredAnswers>().notNull(),
      day: kit.text().notNull(),
      campaignId: kit.text(),
      channel: kit.text<SurveyChannel>(),
    },
    (row) => [
      kit.index("survey_answers_asked").on(row.questionnaireId, row.version, row.campaignId, row.day, row.id),
    ],
  );
  // Repeats what the answers say, so that figures of a million people need not read each of them.
  const surveyColumns = kit.table(
    "survey_columns",
    {
      id: kit.id(),
      questionnaireId: kit.text().notNull(),
      version: kit.text().notNull(),
      campaignId: kit.text(),
      shape: kit.text().notNull(),
      day: kit.text().notNull(),
      people: kit.int().notNull(),
      bytes: kit.bytes().notNull(),
    },
    (row) => [
      kit.index("survey_columns_asked").on(row.questionnaireId, row.version, row.campaignId, row.day, row.id),
    ],
  );
  const surveyLetters = kit.table("survey_letters", { id: kit.id(), sealed: kit.text().notNull() });
  const surveyComments = kit.table(
    "survey_comments",
    {
      id: kit.id(),
      questionnaireId: kit.text().notNull(),
      version: kit.text().notNull(),
      campaignId: kit.text(),
      questionId: kit.text().notNull(),
      text: kit.text().notNull(),
      state: kit.text<CommentState>().notNull(),
    },
    (row) => [kit.index("survey_comments_asked").on(row.questionnaireId, row.version, row.campaignId)],
  );
  const surveyCodes = kit.table(
    "survey_codes",
    {
      codeHash: kit.id(),
      campaignId: kit.text().notNull(),
      number: kit.int().notNull(),
      unit: kit.text().notNull(),
      spent: kit.bool().notNull(),
      channel: kit.text<CodeChannel>().notNull().default("letter"),
    },
    (row) => [kit.index("survey_codes_campaign").on(row.campaignId, row.number)],
  );
  // A count for each page of a survey: nothing here is of anybody in particular.
  const surveyPages = kit.table(
    "survey_pages",
    {
      id: kit.id(),
      questionnaireId: kit.text().notNull(),
      version: kit.text().notNull(),
      campaignId: kit.text(),
      page: kit.int().notNull(),
      count: kit.int().notNull(),
    },
    (row) => [kit.index("survey_pages_asked").on(row.questionnaireId, row.version, row.campaignId)],
  );
  const surveyCampaigns = kit.table("survey_campaigns", {
    id: kit.id(),
    questionnaireId: kit.text().notNull(),
    version: kit.text().notNull(),
    instrumentHash: kit.text().notNull(),
    name: kit.text().notNull(),
    purpose: kit.json<CampaignPurpose>().notNull(),
    opensOn: kit.text().notNull(),
    closesOn: kit.text().notNull(),
    leastCell: kit.int().notNull(),
    invitees: kit.text<Invitees>().notNull().default("nobody"),
    afterDays: kit.int().notNull().default(0),
    remindAfter: kit.int().notNull().default(0),
    release: kit.text<Release>().notNull().default("figures"),
    counted: kit.json<Counted>(),
    languages: kit.json<readonly Lang[]>(),
    turnout: kit.json<Turnout>(),
    answersDeletedOn: kit.text(),
    linkKey: kit.text().notNull().unique("survey_campaigns_link"),
    ownerId: kit.text<StaffId>().notNull(),
    revision: kit.int().notNull(),
    createdAt: kit.at().notNull(),
  });
  return {
    surveyAnswers,
    surveyColumns,
    surveyComments,
    surveyLetters,
    surveyCodes,
    surveyPages,
    surveyCampaigns,
  };
}

/**
 * Who is invited to which campaign, with which code: the only rows of surveys that name somebody, until the campaign is
 * over. Nothing of what was answered is here.
 */
export function defineInvitations(kit: Kit, { citizens }: ReturnType<typeof definePeople>) {
  const surveyInvitations = kit.table(
    "survey_invitations",
    {
      codeHash: kit.id(),
      citizenId: kit
        .text<CitizenId>()
        .notNull()
        .references(() => citizens.id, { onDelete: "cascade" }),
      campaignId: kit.text().notNull(),
      sealedCode: kit.text().notNull(),
      invitedOn: kit.text().notNull(),
      toldOn: kit.text(),
      remindOn: kit.text(),
      remindedOn: kit.text(),
      declined: kit.bool().notNull(),
    },
    (row) => [
      kit.uniqueIndex("survey_invitations_once").on(row.citizenId, row.campaignId),
      kit.index("survey_invitations_campaign").on(row.campaignId, row.citizenId),
    ],
  );
  return { surveyInvitations };
}
