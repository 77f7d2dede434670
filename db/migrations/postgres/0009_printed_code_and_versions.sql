DROP INDEX "paper_entries_open";--> statement-breakpoint
ALTER TABLE "paper_entries" ADD COLUMN "printed_code" text;--> statement-breakpoint
UPDATE "paper_entries" SET "printed_code" = "code";--> statement-breakpoint
ALTER TABLE "paper_entries" ALTER COLUMN "printed_code" SET NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "paper_entries_open" ON "paper_entries" USING btree ("printed_code","citizen_id") WHERE "paper_entries"."response_id" is null;--> statement-breakpoint
CREATE INDEX "responses_instrument" ON "responses" USING btree ("instrument_hash","id");
--> statement-breakpoint
CREATE TRIGGER "responses_reading_keep" BEFORE UPDATE ON "responses" FOR EACH ROW
WHEN (OLD."sent_at" IS NOT NULL AND NEW."translation_hash" IS DISTINCT FROM OLD."translation_hash")
EXECUTE FUNCTION "refuse_change"('a sent response is never changed');
