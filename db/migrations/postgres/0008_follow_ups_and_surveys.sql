CREATE TABLE "staff_answers" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "staff_answers_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"response_id" text NOT NULL,
	"question_id" text NOT NULL,
	"value" integer NOT NULL,
	"staff_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_answers_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "survey_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"variant" text NOT NULL,
	"lang" text NOT NULL,
	"answers" json NOT NULL,
	"day" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "staff_answers" ADD CONSTRAINT "staff_answers_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "staff_answers" ADD CONSTRAINT "staff_answers_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "staff_answers_response" ON "staff_answers" USING btree ("response_id","sequence");
--> statement-breakpoint
CREATE TRIGGER "staff_answers_keep" BEFORE UPDATE ON "staff_answers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('an answer of a caseworker is never changed');
--> statement-breakpoint
CREATE TRIGGER "survey_answers_keep" BEFORE UPDATE ON "survey_answers" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('survey answers are never changed');
