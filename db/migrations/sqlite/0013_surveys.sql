-- Letters and codes lie in the order of their random ids: the file holds no order of arrival (WITHOUT ROWID).
CREATE TABLE `survey_campaigns` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`opens_on` text NOT NULL,
	`closes_on` text NOT NULL,
	`least_cell` integer NOT NULL,
	`link_key` text NOT NULL,
	`owner_id` text NOT NULL,
	`revision` integer NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_campaigns_link` ON `survey_campaigns` (`link_key`);--> statement-breakpoint
CREATE TABLE `survey_codes` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`campaign_id` text NOT NULL,
	`number` integer NOT NULL,
	`unit` text NOT NULL,
	`spent` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `survey_codes_campaign` ON `survey_codes` (`campaign_id`,`number`);--> statement-breakpoint
CREATE TABLE `survey_letters` (
	`id` text PRIMARY KEY NOT NULL,
	`sealed` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
ALTER TABLE `survey_answers` ADD `campaign_id` text;--> statement-breakpoint
ALTER TABLE `survey_answers` ADD `channel` text;--> statement-breakpoint
CREATE INDEX `survey_answers_asked` ON `survey_answers` (`questionnaire_id`,`version`,`campaign_id`,`id`);