-- What was done stays on record, and what was sent stays as it was sent, whoever holds the connection.
CREATE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '%', TG_ARGV[0] USING ERRCODE = 'integrity_constraint_violation';
END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_events_keep" BEFORE UPDATE OR DELETE ON "audit_events" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('audit events are append-only');
--> statement-breakpoint
CREATE TRIGGER "audit_events_stay" BEFORE TRUNCATE ON "audit_events" FOR EACH STATEMENT EXECUTE FUNCTION "refuse_change"('audit events are append-only');
--> statement-breakpoint
CREATE TRIGGER "results_keep" BEFORE UPDATE ON "results" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('a result is never changed');
--> statement-breakpoint
CREATE TRIGGER "assessments_keep" BEFORE UPDATE ON "assessments" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('an assessment is never changed');
--> statement-breakpoint
CREATE TRIGGER "own_views_keep" BEFORE UPDATE ON "own_views" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('an own view is never changed');
--> statement-breakpoint
CREATE TRIGGER "responses_keep" BEFORE UPDATE ON "responses" FOR EACH ROW
WHEN (OLD."sent_at" IS NOT NULL AND (
  NEW."answers"::text IS DISTINCT FROM OLD."answers"::text
  OR NEW."questionnaire_id" IS DISTINCT FROM OLD."questionnaire_id"
  OR NEW."version" IS DISTINCT FROM OLD."version"
  OR NEW."instrument_hash" IS DISTINCT FROM OLD."instrument_hash"
  OR NEW."variant" IS DISTINCT FROM OLD."variant"
  OR NEW."lang" IS DISTINCT FROM OLD."lang"
  OR NEW."provenance" IS DISTINCT FROM OLD."provenance"
  OR NEW."sent_at" IS DISTINCT FROM OLD."sent_at"
  OR NEW."receipt_number" IS DISTINCT FROM OLD."receipt_number"
))
EXECUTE FUNCTION "refuse_change"('a sent response is never changed');
