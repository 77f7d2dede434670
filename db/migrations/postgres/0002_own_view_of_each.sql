-- A case changes hands: each caseworker notes an own view of it, before the points are shown to them.
ALTER TABLE "own_views" DROP CONSTRAINT "own_views_pkey";
--> statement-breakpoint
CREATE UNIQUE INDEX "own_views_holder" ON "own_views" USING btree ("case_id","staff_id");
