CREATE TABLE `panel_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`member_id` text NOT NULL,
	`wave` integer NOT NULL,
	`lang` text NOT NULL,
	`answers` text NOT NULL,
	`is_withdrawn` integer NOT NULL,
	`day` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_answers_once` ON `panel_answers` (`member_id`,`wave`);--> statement-breakpoint
CREATE INDEX `panel_answers_panel` ON `panel_answers` (`panel_id`,`id`);--> statement-breakpoint
CREATE TABLE `panel_members` (
	`code_hash` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`number` integer NOT NULL,
	`member_id` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_members_member` ON `panel_members` (`member_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `panel_members_panel` ON `panel_members` (`panel_id`,`number`);--> statement-breakpoint
CREATE TABLE `panel_tellings` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`wave` integer NOT NULL,
	`told_on` text NOT NULL,
	`figures` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `panel_tellings_once` ON `panel_tellings` (`panel_id`,`wave`);--> statement-breakpoint
CREATE TABLE `panels` (
	`id` text PRIMARY KEY NOT NULL,
	`questionnaire_id` text NOT NULL,
	`version` text NOT NULL,
	`instrument_hash` text NOT NULL,
	`name` text NOT NULL,
	`purpose` text NOT NULL,
	`waves` text NOT NULL,
	`least_cell` integer NOT NULL,
	`owner_id` text NOT NULL,
	`created_at` integer NOT NULL
);
