CREATE TABLE "survey_campaigns" (
	"id" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"name" text NOT NULL,
	"purpose" json NOT NULL,
	"opens_on" text NOT NULL,
	"closes_on" text NOT NULL,
	"least_cell" integer NOT NULL,
	"link_key" text NOT NULL,
	"owner_id" text NOT NULL,
	"revision" integer NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "survey_campaigns_link" UNIQUE("link_key")
);
--> statement-breakpoint
CREATE TABLE "survey_codes" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"campaign_id" text NOT NULL,
	"number" integer NOT NULL,
	"unit" text NOT NULL,
	"spent" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "survey_letters" (
	"id" text PRIMARY KEY NOT NULL,
	"sealed" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "survey_answers" ADD COLUMN "campaign_id" text;--> statement-breakpoint
ALTER TABLE "survey_answers" ADD COLUMN "channel" text;--> statement-breakpoint
CREATE INDEX "survey_codes_campaign" ON "survey_codes" USING btree ("campaign_id","number");--> statement-breakpoint
CREATE INDEX "survey_answers_asked" ON "survey_answers" USING btree ("questionnaire_id","version","campaign_id","id");