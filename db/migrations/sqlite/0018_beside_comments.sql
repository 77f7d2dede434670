CREATE TABLE `beside_comments` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`id` text NOT NULL,
	`citizen_id` text NOT NULL,
	`entry_id` text,
	`goal_id` text,
	`author_kind` text NOT NULL,
	`author_id` text NOT NULL,
	`words` text NOT NULL,
	`revision` integer NOT NULL,
	`at` integer NOT NULL,
	`seen_at` integer,
	`withdrawn_at` integer,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entry_id`) REFERENCES `cv_entries`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`goal_id`) REFERENCES `plan_goals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `beside_comments_id` ON `beside_comments` (`id`);--> statement-breakpoint
CREATE INDEX `beside_comments_citizen` ON `beside_comments` (`citizen_id`,`sequence`);--> statement-breakpoint
CREATE INDEX `beside_comments_entry` ON `beside_comments` (`entry_id`);--> statement-breakpoint
CREATE INDEX `beside_comments_goal` ON `beside_comments` (`goal_id`);--> statement-breakpoint
ALTER TABLE `plan_goals` ADD `citizen_agreed` integer;--> statement-breakpoint
ALTER TABLE `plan_goals` ADD `staff_agreed` integer;--> statement-breakpoint
ALTER TABLE `staff_members` ADD `unit` text;--> statement-breakpoint
-- What one alone could note as agreed was the citizen's yes.
UPDATE `plan_goals` SET `citizen_agreed` = `revision`, `state` = 'open' WHERE `state` = 'agreed';
