-- Drafts know which save last changed each answer, and which answers must be looked at again.
ALTER TABLE `responses` ADD `marks` text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE `responses` ADD `look_again` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `responses_stale` ON `responses` (`saved_at`,`id`) WHERE "responses"."sent_at" is null;