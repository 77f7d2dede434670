-- A case changes hands: each caseworker notes an own view of it, before the points are shown to them.
-- SQLite cannot drop a primary key, so the table is made anew, with its trigger.
CREATE TABLE `new_own_views` (
	`case_id` text NOT NULL,
	`view` text NOT NULL,
	`staff_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`staff_id`) REFERENCES `staff_members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
INSERT INTO `new_own_views` (`case_id`, `view`, `staff_id`, `at`) SELECT `case_id`, `view`, `staff_id`, `at` FROM `own_views`;
--> statement-breakpoint
DROP TABLE `own_views`;
--> statement-breakpoint
ALTER TABLE `new_own_views` RENAME TO `own_views`;
--> statement-breakpoint
CREATE UNIQUE INDEX `own_views_holder` ON `own_views` (`case_id`,`staff_id`);
--> statement-breakpoint
CREATE TRIGGER `own_views_keep` BEFORE UPDATE ON `own_views` BEGIN SELECT RAISE(ABORT, 'an own view is never changed'); END;
