-- Answers that a caseworker writes for a citizen: on the phone, at a meeting, or from paper.
CREATE TABLE `confirmations` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`response_id` text NOT NULL,
	`fits` integer NOT NULL,
	`comment` text NOT NULL,
	`remarks` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `confirmations_response` ON `confirmations` (`response_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `paper_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`citizen_id` text NOT NULL,
	`twice` integer NOT NULL,
	`first` text NOT NULL,
	`first_by` text NOT NULL,
	`first_at` integer NOT NULL,
	`second` text,
	`second_by` text,
	`second_at` integer,
	`compared` integer,
	`differed` integer,
	`settled` text,
	`revision` integer NOT NULL,
	`response_id` text,
	FOREIGN KEY (`code`) REFERENCES `paper_forms`(`code`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`first_by`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`second_by`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_entries_open` ON `paper_entries` (`code`,`citizen_id`) WHERE "paper_entries"."response_id" is null;--> statement-breakpoint
CREATE INDEX `paper_entries_first` ON `paper_entries` (`first_at`,`id`);--> statement-breakpoint
CREATE TABLE `paper_forms` (
	`code` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`variant` text NOT NULL,
	`lang` text NOT NULL,
	`citizen_id` text,
	`printed_at` integer NOT NULL,
	`printed_by` text,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`printed_by`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `response_help` (
	`response_id` text NOT NULL,
	`staff_id` text NOT NULL,
	`way` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `response_help_hand` ON `response_help` (`response_id`,`staff_id`,`way`);--> statement-breakpoint
ALTER TABLE `responses` ADD `sent_by` text REFERENCES staff_members(id);
--> statement-breakpoint
CREATE TRIGGER `confirmations_keep` BEFORE UPDATE ON `confirmations` BEGIN SELECT RAISE(ABORT, 'a confirmation is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `responses_sender_keep` BEFORE UPDATE ON `responses`
WHEN OLD.`sent_at` IS NOT NULL AND NEW.`sent_by` IS NOT OLD.`sent_by`
BEGIN SELECT RAISE(ABORT, 'a sent response is never changed'); END;
