CREATE TABLE "survey_invitations" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"campaign_id" text NOT NULL,
	"sealed_code" text NOT NULL,
	"invited_on" text NOT NULL,
	"told_on" text,
	"remind_on" text,
	"reminded_on" text,
	"declined" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "invitees" text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "after_days" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "remind_after" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "turnout" json;--> statement-breakpoint
ALTER TABLE "survey_codes" ADD COLUMN "channel" text DEFAULT 'letter' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_invitations" ADD CONSTRAINT "survey_invitations_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "survey_invitations_once" ON "survey_invitations" USING btree ("citizen_id","campaign_id");--> statement-breakpoint
CREATE INDEX "survey_invitations_campaign" ON "survey_invitations" USING btree ("campaign_id","citizen_id");