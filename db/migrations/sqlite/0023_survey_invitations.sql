-- Invitations lie in the order of the hashes of their random codes, as the codes do (WITHOUT ROWID).
CREATE TABLE `survey_invitations` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`campaign_id` text NOT NULL,
	`sealed_code` text NOT NULL,
	`invited_on` text NOT NULL,
	`told_on` text,
	`remind_on` text,
	`reminded_on` text,
	`declined` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE cascade
) WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_invitations_once` ON `survey_invitations` (`citizen_id`,`campaign_id`);--> statement-breakpoint
CREATE INDEX `survey_invitations_campaign` ON `survey_invitations` (`campaign_id`,`citizen_id`);--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `invitees` text DEFAULT 'nobody' NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `after_days` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `remind_after` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `turnout` text;--> statement-breakpoint
ALTER TABLE `survey_codes` ADD `channel` text DEFAULT 'letter' NOT NULL;