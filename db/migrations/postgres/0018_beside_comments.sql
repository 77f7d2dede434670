CREATE TABLE "beside_comments" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "beside_comments_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"citizen_id" text NOT NULL,
	"entry_id" text,
	"goal_id" text,
	"author_kind" text NOT NULL,
	"author_id" text NOT NULL,
	"words" text NOT NULL,
	"revision" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "beside_comments_id" UNIQUE("id")
);
--> statement-breakpoint
ALTER TABLE "plan_goals" ADD COLUMN "citizen_agreed" integer;--> statement-breakpoint
ALTER TABLE "plan_goals" ADD COLUMN "staff_agreed" integer;--> statement-breakpoint
ALTER TABLE "staff_members" ADD COLUMN "unit" text;--> statement-breakpoint
ALTER TABLE "beside_comments" ADD CONSTRAINT "beside_comments_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beside_comments" ADD CONSTRAINT "beside_comments_entry_id_cv_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."cv_entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "beside_comments" ADD CONSTRAINT "beside_comments_goal_id_plan_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."plan_goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "beside_comments_citizen" ON "beside_comments" USING btree ("citizen_id","sequence");--> statement-breakpoint
CREATE INDEX "beside_comments_entry" ON "beside_comments" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "beside_comments_goal" ON "beside_comments" USING btree ("goal_id");--> statement-breakpoint
-- What one alone could note as agreed was the citizen's yes.
UPDATE "plan_goals" SET "citizen_agreed" = "revision", "state" = 'open' WHERE "state" = 'agreed';
