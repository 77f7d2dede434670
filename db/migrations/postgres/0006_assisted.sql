-- Answers that a caseworker writes for a citizen: on the phone, at a meeting, or from paper.
CREATE TABLE "confirmations" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "confirmations_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"response_id" text NOT NULL,
	"fits" boolean NOT NULL,
	"comment" text NOT NULL,
	"remarks" json NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "paper_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"citizen_id" text NOT NULL,
	"twice" boolean NOT NULL,
	"first" json NOT NULL,
	"first_by" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"second" json,
	"second_by" text,
	"second_at" timestamp (3) with time zone,
	"compared" integer,
	"differed" integer,
	"settled" json,
	"revision" integer NOT NULL,
	"response_id" text
);
--> statement-breakpoint
CREATE TABLE "paper_forms" (
	"code" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"variant" text NOT NULL,
	"lang" text NOT NULL,
	"citizen_id" text,
	"printed_at" timestamp (3) with time zone NOT NULL,
	"printed_by" text
);
--> statement-breakpoint
CREATE TABLE "response_help" (
	"response_id" text NOT NULL,
	"staff_id" text NOT NULL,
	"way" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
ALTER TABLE "responses" ADD COLUMN "sent_by" text;--> statement-breakpoint
ALTER TABLE "confirmations" ADD CONSTRAINT "confirmations_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_code_paper_forms_code_fk" FOREIGN KEY ("code") REFERENCES "public"."paper_forms"("code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_first_by_staff_members_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_second_by_staff_members_id_fk" FOREIGN KEY ("second_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_entries" ADD CONSTRAINT "paper_entries_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_forms" ADD CONSTRAINT "paper_forms_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_forms" ADD CONSTRAINT "paper_forms_printed_by_staff_members_id_fk" FOREIGN KEY ("printed_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_help" ADD CONSTRAINT "response_help_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "response_help" ADD CONSTRAINT "response_help_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "confirmations_response" ON "confirmations" USING btree ("response_id","sequence");--> statement-breakpoint
CREATE UNIQUE INDEX "paper_entries_open" ON "paper_entries" USING btree ("code","citizen_id") WHERE "paper_entries"."response_id" is null;--> statement-breakpoint
CREATE INDEX "paper_entries_first" ON "paper_entries" USING btree ("first_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "response_help_hand" ON "response_help" USING btree ("response_id","staff_id","way");--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_sent_by_staff_members_id_fk" FOREIGN KEY ("sent_by") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE TRIGGER "confirmations_keep" BEFORE UPDATE ON "confirmations" FOR EACH ROW EXECUTE FUNCTION "refuse_change"('a confirmation is never changed');
--> statement-breakpoint
CREATE TRIGGER "responses_sender_keep" BEFORE UPDATE ON "responses" FOR EACH ROW
WHEN (OLD."sent_at" IS NOT NULL AND NEW."sent_by" IS DISTINCT FROM OLD."sent_by")
EXECUTE FUNCTION "refuse_change"('a sent response is never changed');
