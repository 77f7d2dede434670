CREATE TABLE "panel_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"panel_id" text NOT NULL,
	"member_id" text NOT NULL,
	"wave" integer NOT NULL,
	"lang" text NOT NULL,
	"answers" json NOT NULL,
	"is_withdrawn" boolean NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panel_members" (
	"code_hash" text PRIMARY KEY NOT NULL,
	"panel_id" text NOT NULL,
	"number" integer NOT NULL,
	"member_id" text NOT NULL,
	CONSTRAINT "panel_members_member" UNIQUE("member_id")
);
--> statement-breakpoint
CREATE TABLE "panel_tellings" (
	"id" text PRIMARY KEY NOT NULL,
	"panel_id" text NOT NULL,
	"wave" integer NOT NULL,
	"told_on" text NOT NULL,
	"figures" json NOT NULL
);
--> statement-breakpoint
CREATE TABLE "panels" (
	"id" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"name" text NOT NULL,
	"purpose" json NOT NULL,
	"waves" json NOT NULL,
	"least_cell" integer NOT NULL,
	"owner_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX "panel_answers_once" ON "panel_answers" USING btree ("member_id","wave");--> statement-breakpoint
CREATE INDEX "panel_answers_panel" ON "panel_answers" USING btree ("panel_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_members_panel" ON "panel_members" USING btree ("panel_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "panel_tellings_once" ON "panel_tellings" USING btree ("panel_id","wave");