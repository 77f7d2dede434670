ALTER TABLE "panels" ADD COLUMN "answers_deleted_on" text;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "answers_deleted_on" text;