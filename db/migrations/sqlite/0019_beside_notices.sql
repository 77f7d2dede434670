ALTER TABLE `beside_comments` ADD `told_on` text;--> statement-breakpoint
CREATE INDEX `beside_comments_unseen` ON `beside_comments` (`at`) WHERE "beside_comments"."seen_at" is null;