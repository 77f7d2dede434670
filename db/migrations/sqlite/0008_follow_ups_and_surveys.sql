-- Rows of survey answers lie in the order of their random ids: the file holds no order of arrival (WITHOUT ROWID).
CREATE TABLE `staff_answers` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`response_id` text NOT NULL,
	`question_id` text NOT NULL,
	`value` integer NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `responses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_answers_id` ON `staff_answers` (`id`);--> statement-breakpoint
CREATE INDEX `staff_answers_response` ON `staff_answers` (`response_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`variant` text NOT NULL,
	`lang` text NOT NULL,
	`answers` text NOT NULL,
	`day` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE TRIGGER `staff_answers_keep` BEFORE UPDATE ON `staff_answers` BEGIN SELECT RAISE(ABORT, 'an answer of a caseworker is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `survey_answers_keep` BEFORE UPDATE ON `survey_answers` BEGIN SELECT RAISE(ABORT, 'survey answers are never changed'); END;
