-- Ties the database to its mode and master key. Nobody looks for sessions by person any more.
CREATE TABLE "installation_facts" (
	"name" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
DROP INDEX "sessions_actor";
