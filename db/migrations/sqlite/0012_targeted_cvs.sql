CREATE TABLE `targeted_cvs` (
	`id` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`job` text NOT NULL,
	`kind` text NOT NULL,
	`lang` text NOT NULL,
	`includes_needs` integer NOT NULL,
	`chosen` text NOT NULL,
	`revision` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `targeted_cvs_citizen` ON `targeted_cvs` (`citizen_id`,`changed_at`);