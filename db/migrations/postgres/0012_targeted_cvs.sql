CREATE TABLE "targeted_cvs" (
	"id" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"job" text NOT NULL,
	"kind" text NOT NULL,
	"lang" text NOT NULL,
	"includes_needs" boolean NOT NULL,
	"chosen" json NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "targeted_cvs" ADD CONSTRAINT "targeted_cvs_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "targeted_cvs_citizen" ON "targeted_cvs" USING btree ("citizen_id","changed_at");