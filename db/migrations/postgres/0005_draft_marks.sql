-- Drafts know which save last changed each answer, and which answers must be looked at again.
ALTER TABLE "responses" ADD COLUMN "marks" json DEFAULT '{}'::json NOT NULL;--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "look_again" json DEFAULT '[]'::json NOT NULL;--> statement-breakpoint
CREATE INDEX "responses_stale" ON "responses" USING btree ("saved_at","id") WHERE "responses"."sent_at" is null;