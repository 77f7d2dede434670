ALTER TABLE "survey_campaigns" ADD COLUMN "release" text DEFAULT 'figures' NOT NULL;--> statement-breakpoint
ALTER TABLE "survey_campaigns" ADD COLUMN "counted" json;