ALTER TABLE `survey_campaigns` ADD `release` text DEFAULT 'figures' NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_campaigns` ADD `counted` text;