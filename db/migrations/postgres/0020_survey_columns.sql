CREATE TABLE "survey_columns" (
	"id" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"campaign_id" text,
	"shape" text NOT NULL,
	"day" text NOT NULL,
	"people" integer NOT NULL,
	"bytes" "bytea" NOT NULL
);
--> statement-breakpoint
DROP INDEX "survey_answers_asked";--> statement-breakpoint
CREATE INDEX "survey_columns_asked" ON "survey_columns" USING btree ("questionnaire_id","version","campaign_id","day","id");--> statement-breakpoint
CREATE INDEX "survey_answers_asked" ON "survey_answers" USING btree ("questionnaire_id","version","campaign_id","day","id");--> statement-breakpoint
-- Columns repeat answers: they go when one of these goes.
CREATE FUNCTION "drop_survey_columns"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	DELETE FROM "survey_columns" AS kept USING (SELECT DISTINCT "questionnaire_id", "version", "campaign_id" FROM "gone") AS gone
		WHERE kept."questionnaire_id" = gone."questionnaire_id" AND kept."version" = gone."version" AND kept."campaign_id" IS NOT DISTINCT FROM gone."campaign_id";
	RETURN NULL;
END
$$;--> statement-breakpoint
CREATE TRIGGER "survey_columns_follow" AFTER DELETE ON "survey_answers" REFERENCING OLD TABLE AS "gone" FOR EACH STATEMENT EXECUTE FUNCTION "drop_survey_columns"();
