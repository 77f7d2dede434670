CREATE TABLE `assessments` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`case_id` text NOT NULL,
	`view` text NOT NULL,
	`reason` text NOT NULL,
	`differs` integer NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `assessments_id` ON `assessments` (`id`);--> statement-breakpoint
CREATE INDEX `assessments_case` ON `assessments` (`case_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `audit_events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`role` text NOT NULL,
	`action` text NOT NULL,
	`subject_kind` text NOT NULL,
	`subject_id` text NOT NULL,
	`citizen_id` text,
	`purpose` text
);
--> statement-breakpoint
CREATE INDEX `audit_citizen` ON `audit_events` (`citizen_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `audit_actor` ON `audit_events` (`actor_id`,`action`,`subject_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`citizen_id` text NOT NULL,
	`benefit` text NOT NULL,
	`queued` integer NOT NULL,
	`unassessable` integer NOT NULL,
	`band_rank` integer,
	`received_at` integer NOT NULL,
	`due_on` text NOT NULL,
	`assigned_to` text,
	`assigned_at` integer,
	`assessed` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`assigned_to`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_response` ON `cases` (`response_id`);--> statement-breakpoint
CREATE INDEX `cases_queue` ON `cases` (`queued`,`assessed`,`due_on`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_assigned` ON `cases` (`assigned_to`,`queued`,`assessed`,`due_on`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_citizen` ON `cases` (`citizen_id`,`received_at`);--> statement-breakpoint
CREATE TABLE `citizens` (
	`id` text PRIMARY KEY NOT NULL,
	`cpr_index` text NOT NULL,
	`cpr_sealed` text NOT NULL,
	`name` text NOT NULL,
	`name_folded` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `citizens_cpr_index` ON `citizens` (`cpr_index`);--> statement-breakpoint
CREATE TABLE `kept_forms` (
	`owner_kind` text NOT NULL,
	`owner_id` text NOT NULL,
	`path` text NOT NULL,
	`fields_sealed` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `kept_forms_owner` ON `kept_forms` (`owner_kind`,`owner_id`,`path`);--> statement-breakpoint
CREATE TABLE `legal_bases` (
	`questionnaire_id` text PRIMARY KEY NOT NULL,
	`basis` text NOT NULL,
	`dpia_reference` text NOT NULL,
	`owner` text NOT NULL,
	`expires_on` text NOT NULL,
	`enabled` integer NOT NULL,
	`demo` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `outbox_messages` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`payload` text NOT NULL,
	`available_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`completed_at` integer
);
--> statement-breakpoint
CREATE INDEX `outbox_open` ON `outbox_messages` (`available_at`,`id`) WHERE "outbox_messages"."completed_at" is null;--> statement-breakpoint
CREATE TABLE `own_views` (
	`case_id` text PRIMARY KEY NOT NULL,
	`view` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recognitions` (
	`response_id` text PRIMARY KEY NOT NULL,
	`recognised` integer NOT NULL,
	`comment` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `responses` (
	`id` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`variant` text NOT NULL,
	`lang` text NOT NULL,
	`provenance` text NOT NULL,
	`answers` text NOT NULL,
	`resume_at` integer NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer NOT NULL,
	`saved_at` integer NOT NULL,
	`sent_at` integer,
	`receipt_number` text,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `responses_receipt` ON `responses` (`receipt_number`);--> statement-breakpoint
CREATE UNIQUE INDEX `responses_one_draft` ON `responses` (`citizen_id`,`questionnaire_id`) WHERE "responses"."sent_at" is null;--> statement-breakpoint
CREATE INDEX `responses_citizen` ON `responses` (`citizen_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `results` (
	`response_id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`evaluation` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `sessions` (
	`hash` text PRIMARY KEY NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`roles` text NOT NULL,
	`assurance` text NOT NULL,
	`id_token_sealed` text,
	`started_at` integer NOT NULL,
	`last_seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `sessions_actor` ON `sessions` (`actor_kind`,`actor_id`);--> statement-breakpoint
CREATE TABLE `sign_ins` (
	`hash` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`nonce` text NOT NULL,
	`code_verifier` text NOT NULL,
	`return_to` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff_members` (
	`id` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`name` text NOT NULL,
	`roles` text NOT NULL,
	`created_at` integer NOT NULL,
	`seen_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_subject` ON `staff_members` (`subject`);