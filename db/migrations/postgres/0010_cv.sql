CREATE TABLE "cv_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"section" text NOT NULL,
	"values" json NOT NULL,
	"position" integer NOT NULL,
	"hidden" boolean NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "cv_profiles" (
	"citizen_id" text PRIMARY KEY NOT NULL,
	"headline" text NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"city" text NOT NULL,
	"profile" text NOT NULL,
	"revision" integer NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cv_entries" ADD CONSTRAINT "cv_entries_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cv_profiles" ADD CONSTRAINT "cv_profiles_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cv_entries_citizen" ON "cv_entries" USING btree ("citizen_id","section","position");--> statement-breakpoint
CREATE INDEX "cv_entries_removed" ON "cv_entries" USING btree ("removed_at");