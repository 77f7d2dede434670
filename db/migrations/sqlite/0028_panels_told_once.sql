-- Answers lie in the order of their random ids (WITHOUT ROWID), without language and day: neither is told of anybody.
CREATE TABLE `panel_answers_new` (
	`id` text PRIMARY KEY NOT NULL,
	`panel_id` text NOT NULL,
	`member_id` text NOT NULL,
	`wave` integer NOT NULL,
	`answers` text NOT NULL,
	`is_withdrawn` integer NOT NULL
) WITHOUT ROWID;
--> statement-breakpoint
INSERT INTO `panel_answers_new` SELECT `id`, `panel_id`, `member_id`, `wave`, `answers`, `is_withdrawn` FROM `panel_answers` ORDER BY `id`;--> statement-breakpoint
DROP TABLE `panel_answers`;--> statement-breakpoint
ALTER TABLE `panel_answers_new` RENAME TO `panel_answers`;--> statement-breakpoint
CREATE UNIQUE INDEX `panel_answers_once` ON `panel_answers` (`member_id`,`wave`);--> statement-breakpoint
CREATE INDEX `panel_answers_panel` ON `panel_answers` (`panel_id`,`id`);--> statement-breakpoint
-- Figures of all rounds are told at once now: what was told of some of them only is told again with the others.
DELETE FROM `panel_tellings` WHERE (SELECT count(*) FROM `panel_tellings` AS `told` WHERE `told`.`panel_id` = `panel_tellings`.`panel_id`) < (SELECT json_array_length(`waves`) FROM `panels` WHERE `panels`.`id` = `panel_tellings`.`panel_id`);
