CREATE TABLE "assessments" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "assessments_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"id" text NOT NULL,
	"case_id" text NOT NULL,
	"view" text NOT NULL,
	"reason" text NOT NULL,
	"differs" boolean NOT NULL,
	"staff_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assessments_id" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "audit_events" (
	"sequence" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_events_sequence_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"role" text NOT NULL,
	"action" text NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"citizen_id" text,
	"purpose" text
);
--> statement-breakpoint
CREATE TABLE "cases" (
	"id" text PRIMARY KEY NOT NULL,
	"response_id" text NOT NULL,
	"citizen_id" text NOT NULL,
	"benefit" text NOT NULL,
	"queued" boolean NOT NULL,
	"unassessable" boolean NOT NULL,
	"band_rank" integer,
	"received_at" timestamp (3) with time zone NOT NULL,
	"due_on" text NOT NULL,
	"assigned_to" text,
	"assigned_at" timestamp (3) with time zone,
	"assessed" boolean NOT NULL,
	CONSTRAINT "cases_response" UNIQUE("response_id")
);
--> statement-breakpoint
CREATE TABLE "citizens" (
	"id" text PRIMARY KEY NOT NULL,
	"cpr_index" text NOT NULL,
	"cpr_sealed" text NOT NULL,
	"name" text NOT NULL,
	"name_folded" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "citizens_cpr_index" UNIQUE("cpr_index")
);
--> statement-breakpoint
CREATE TABLE "kept_forms" (
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"path" text NOT NULL,
	"fields_sealed" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "legal_bases" (
	"questionnaire_id" text PRIMARY KEY NOT NULL,
	"basis" text NOT NULL,
	"dpia_reference" text NOT NULL,
	"owner" text NOT NULL,
	"expires_on" text NOT NULL,
	"enabled" boolean NOT NULL,
	"demo" boolean NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox_messages" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"payload" json NOT NULL,
	"available_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer NOT NULL,
	"completed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "own_views" (
	"case_id" text PRIMARY KEY NOT NULL,
	"view" text NOT NULL,
	"staff_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "recognitions" (
	"response_id" text PRIMARY KEY NOT NULL,
	"recognised" boolean NOT NULL,
	"comment" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "responses" (
	"id" text PRIMARY KEY NOT NULL,
	"citizen_id" text NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"variant" text NOT NULL,
	"lang" text NOT NULL,
	"provenance" text NOT NULL,
	"answers" json NOT NULL,
	"resume_at" integer NOT NULL,
	"revision" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"receipt_number" text,
	CONSTRAINT "responses_receipt" UNIQUE("receipt_number")
);
--> statement-breakpoint
CREATE TABLE "results" (
	"response_id" text PRIMARY KEY NOT NULL,
	"questionnaire_id" text NOT NULL,
	"version" text NOT NULL,
	"instrument_hash" text NOT NULL,
	"evaluation" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"hash" text PRIMARY KEY NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"roles" json NOT NULL,
	"assurance" text NOT NULL,
	"id_token_sealed" text,
	"started_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_ins" (
	"hash" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"nonce" text NOT NULL,
	"code_verifier" text NOT NULL,
	"return_to" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "staff_members" (
	"id" text PRIMARY KEY NOT NULL,
	"subject" text NOT NULL,
	"name" text NOT NULL,
	"roles" json NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"seen_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "staff_subject" UNIQUE("subject")
);
--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assessments" ADD CONSTRAINT "assessments_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cases" ADD CONSTRAINT "cases_assigned_to_staff_members_id_fk" FOREIGN KEY ("assigned_to") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_views" ADD CONSTRAINT "own_views_case_id_cases_id_fk" FOREIGN KEY ("case_id") REFERENCES "public"."cases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "own_views" ADD CONSTRAINT "own_views_staff_id_staff_members_id_fk" FOREIGN KEY ("staff_id") REFERENCES "public"."staff_members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognitions" ADD CONSTRAINT "recognitions_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responses" ADD CONSTRAINT "responses_citizen_id_citizens_id_fk" FOREIGN KEY ("citizen_id") REFERENCES "public"."citizens"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "results" ADD CONSTRAINT "results_response_id_responses_id_fk" FOREIGN KEY ("response_id") REFERENCES "public"."responses"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assessments_case" ON "assessments" USING btree ("case_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_citizen" ON "audit_events" USING btree ("citizen_id","sequence");--> statement-breakpoint
CREATE INDEX "audit_actor" ON "audit_events" USING btree ("actor_id","action","subject_id","sequence");--> statement-breakpoint
CREATE INDEX "cases_queue" ON "cases" USING btree ("queued","assessed","due_on","received_at","id");--> statement-breakpoint
CREATE INDEX "cases_assigned" ON "cases" USING btree ("assigned_to","queued","assessed","due_on","received_at","id");--> statement-breakpoint
CREATE INDEX "cases_citizen" ON "cases" USING btree ("citizen_id","received_at");--> statement-breakpoint
CREATE UNIQUE INDEX "kept_forms_owner" ON "kept_forms" USING btree ("owner_kind","owner_id","path");--> statement-breakpoint
CREATE INDEX "outbox_open" ON "outbox_messages" USING btree ("available_at","id") WHERE "outbox_messages"."completed_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "responses_one_draft" ON "responses" USING btree ("citizen_id","questionnaire_id") WHERE "responses"."sent_at" is null;--> statement-breakpoint
CREATE INDEX "responses_citizen" ON "responses" USING btree ("citizen_id","started_at");--> statement-breakpoint
CREATE INDEX "sessions_actor" ON "sessions" USING btree ("actor_kind","actor_id");