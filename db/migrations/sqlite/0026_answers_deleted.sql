ALTER TABLE `panels` ADD `answers_deleted_on` text;--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `answers_deleted_on` text;