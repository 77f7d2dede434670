CREATE TABLE `survey_pages` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`campaign_id` text,
	`page` integer NOT NULL,
	`count` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `survey_pages_asked` ON `survey_pages` (`questionnaire_id`,`version`,`campaign_id`);