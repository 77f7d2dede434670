CREATE TABLE `cv_guideline_turns` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `cv_guidelines` (
	`number` integer NOT NULL,
	`rules` text NOT NULL,
	`revision` integer NOT NULL,
	`published_at` integer,
	`changed_at` integer NOT NULL,
	`changed_by` text NOT NULL,
	FOREIGN KEY (`changed_by`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cv_guidelines_number` ON `cv_guidelines` (`number`);