CREATE TABLE `survey_columns` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`campaign_id` text,
	`shape` text NOT NULL,
	`day` text NOT NULL,
	`people` integer NOT NULL,
	`bytes` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `survey_columns_asked` ON `survey_columns` (`questionnaire_id`,`version`,`campaign_id`,`day`,`id`);--> statement-breakpoint
DROP INDEX `survey_answers_asked`;--> statement-breakpoint
CREATE INDEX `survey_answers_asked` ON `survey_answers` (`questionnaire_id`,`version`,`campaign_id`,`day`,`id`);--> statement-breakpoint
-- Columns repeat answers: they go when one of these goes.
CREATE TRIGGER `survey_columns_follow` AFTER DELETE ON `survey_answers` BEGIN DELETE FROM `survey_columns` WHERE `questionnaire_id` = OLD.`questionnaire_id` AND `version` = OLD.`version` AND `campaign_id` IS OLD.`campaign_id`; END;
