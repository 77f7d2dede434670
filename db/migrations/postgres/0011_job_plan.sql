CREATE TABLE "plan_goal_events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plan_goal_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"goal_id" text NOT NULL,
	"kind" text NOT NULL,
	"values" json NOT NULL,
	"note" text NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_goals" (
	"id" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"letter" text NOT NULL,
	"state" text NOT NULL,
	"values" json NOT NULL,
	"revision" integer NOT NULL,
	"chosen_at" timestamp (3) with time zone NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plan_steps" (
	"id" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"goal_id" text,
	"words" text NOT NULL,
	"due_on" text NOT NULL,
	"done_at" timestamp (3) with time zone,
	"made_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "plan_goal_events" ADD CONSTRAINT "plan_goal_events_goal_id_plan_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."plan_goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_goals" ADD CONSTRAINT "plan_goals_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_steps" ADD CONSTRAINT "plan_steps_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_steps" ADD CONSTRAINT "plan_steps_goal_id_plan_goals_id_fk" FOREIGN KEY ("goal_id") REFERENCES "public"."plan_goals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "plan_goal_events_goal" ON "plan_goal_events" USING btree ("goal_id","sequence");--> statement-breakpoint
CREATE INDEX "plan_goals_citizen" ON "plan_goals" USING btree ("citizen_id","letter","chosen_at");--> statement-breakpoint
CREATE INDEX "plan_steps_citizen" ON "plan_steps" USING btree ("citizen_id","due_on","id");--> statement-breakpoint
CREATE INDEX "plan_steps_goal" ON "plan_steps" USING btree ("goal_id");
--> statement-breakpoint
CREATE TRIGGER "plan_goal_events_keep" BEFORE UPDATE ON "plan_goal_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('the history of a goal is never changed');
