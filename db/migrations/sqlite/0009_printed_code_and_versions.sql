-- SQLite adds no column without a default to a table with rows; every row gets its own code at once.
DROP INDEX `paper_entries_open`;--> statement-breakpoint
ALTER TABLE `paper_entries` ADD `printed_code` text NOT NULL DEFAULT '';--> statement-breakpoint
UPDATE `paper_entries` SET `printed_code` = `code`;--> statement-breakpoint
CREATE UNIQUE INDEX `paper_entries_open` ON `paper_entries` (`printed_code`,`citizen_id`) WHERE "paper_entries"."response_id" is null;--> statement-breakpoint
CREATE INDEX `responses_instrument` ON `responses` (`instrument_hash`,`id`);
--> statement-breakpoint
CREATE TRIGGER `responses_reading_keep` BEFORE UPDATE ON `responses`
WHEN OLD.`sent_at` IS NOT NULL AND NEW.`translation_hash` IS NOT OLD.`translation_hash`
BEGIN SELECT RAISE(ABORT, 'a sent response is never changed'); END;
