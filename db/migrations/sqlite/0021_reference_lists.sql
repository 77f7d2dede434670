CREATE TABLE `reference_list_turns` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`at` integer NOT NULL,
	`staff_id` text NOT NULL,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `reference_list_turns_kind` ON `reference_list_turns` (`kind`,`sequence`);--> statement-breakpoint
CREATE TABLE `reference_lists` (
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`rows` text NOT NULL,
	`row_count` integer NOT NULL,
	`imported_at` integer NOT NULL,
	`imported_by` text NOT NULL,
	FOREIGN KEY (`imported_by`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reference_lists_number` ON `reference_lists` (`kind`,`number`);