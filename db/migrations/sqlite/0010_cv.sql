CREATE TABLE `cv_entries` (
	`id` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`section` text NOT NULL,
	`values` text NOT NULL,
	`position` integer NOT NULL,
	`hidden` integer NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	`removed_at` integer,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `cv_entries_citizen` ON `cv_entries` (`citizen_id`,`section`,`position`);--> statement-breakpoint
CREATE INDEX `cv_entries_removed` ON `cv_entries` (`removed_at`);--> statement-breakpoint
CREATE TABLE `cv_profiles` (
	`citizen_id` text PRIMARY KEY NOT NULL,
	`headline` text NOT NULL,
	`email` text NOT NULL,
	`phone` text NOT NULL,
	`city` text NOT NULL,
	`profile` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
