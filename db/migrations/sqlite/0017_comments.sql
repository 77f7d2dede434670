-- Comments lie in the order of their random ids: the file holds no order of arrival (WITHOUT ROWID).
CREATE TABLE `survey_comments` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`campaign_id` text,
	`question_id` text NOT NULL,
	`text` text NOT NULL,
	`state` text NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `survey_comments_asked` ON `survey_comments` (`questionnaire_id`,`version`,`campaign_id`);