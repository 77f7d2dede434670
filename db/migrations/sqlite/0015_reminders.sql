CREATE TABLE `mail_addresses` (
	`citizen_id` text PRIMARY KEY NOT NULL,
	`address` text NOT NULL,
	`lang` text NOT NULL,
	`code` text,
	`code_until` integer NOT NULL,
	`wrong_codes` integer NOT NULL,
	`confirmed_at` integer,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
ALTER TABLE `plan_steps` ADD `remind` text DEFAULT 'never' NOT NULL;--> statement-breakpoint
ALTER TABLE `plan_steps` ADD `reminded_on` text;--> statement-breakpoint
CREATE INDEX `plan_steps_reminders` ON `plan_steps` (`due_on`,`remind`);