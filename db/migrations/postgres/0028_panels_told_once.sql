ALTER TABLE "panel_answers" DROP COLUMN "lang";--> statement-breakpoint
ALTER TABLE "panel_answers" DROP COLUMN "day";--> statement-breakpoint
-- Figures of all rounds are told at once now: what was told of some of them only is told again with the others.
DELETE FROM "panel_tellings" WHERE (SELECT count(*) FROM "panel_tellings" AS "told" WHERE "told"."panel_id" = "panel_tellings"."panel_id") < (SELECT json_array_length("waves") FROM "panels" WHERE "panels"."id" = "panel_tellings"."panel_id");
