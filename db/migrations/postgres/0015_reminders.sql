CREATE TABLE "mail_addresses" (
	"citizen_id" text PRIMARY KEY NOT NULL,
	"address" text NOT NULL,
	"lang" text NOT NULL,
	"code" text,
	"code_until" timestamp (3) with time zone NOT NULL,
	"wrong_codes" integer NOT NULL,
	"confirmed_at" timestamp (3) with time zone,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_steps" ADD COLUMN "remind" text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE "plan_steps" ADD COLUMN "reminded_on" text;--> statement-breakpoint
ALTER TABLE "mail_addresses" ADD CONSTRAINT "mail_addresses_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_steps_reminders" ON "plan_steps" USING btree ("due_on","remind");