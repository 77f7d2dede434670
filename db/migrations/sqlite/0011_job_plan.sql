CREATE TABLE `plan_goal_events` (
	`sequence` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`goal_id` text NOT NULL,
	`kind` text NOT NULL,
	`values` text NOT NULL,
	`note` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`goal_id`) REFERENCES `plan_goals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_goal_events_goal` ON `plan_goal_events` (`goal_id`,`sequence`);--> statement-breakpoint
CREATE TABLE `plan_goals` (
	`id` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`letter` text NOT NULL,
	`state` text NOT NULL,
	`values` text NOT NULL,
	`revision` integer NOT NULL,
	`chosen_at` integer NOT NULL,
	`changed_at` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `plan_goals_citizen` ON `plan_goals` (`citizen_id`,`letter`,`chosen_at`);--> statement-breakpoint
CREATE TABLE `plan_steps` (
	`id` text PRIMARY KEY NOT NULL,
	`citizen_id` text NOT NULL,
	`goal_id` text,
	`words` text NOT NULL,
	`due_on` text NOT NULL,
	`done_at` integer,
	`made_at` integer NOT NULL,
	FOREIGN KEY (`citizen_id`) REFERENCES `citizens`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`goal_id`) REFERENCES `plan_goals`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `plan_steps_citizen` ON `plan_steps` (`citizen_id`,`due_on`,`id`);--> statement-breakpoint
CREATE INDEX `plan_steps_goal` ON `plan_steps` (`goal_id`);
--> statement-breakpoint
CREATE TRIGGER `plan_goal_events_keep` BEFORE UPDATE ON `plan_goal_events` BEGIN SELECT RAISE(ABORT, 'the history of a goal is never changed'); END;
