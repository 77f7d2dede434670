-- What was done stays on record, and what was sent stays as it was sent, whoever holds the connection.
CREATE TRIGGER `audit_events_keep` BEFORE UPDATE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `audit_events_stay` BEFORE DELETE ON `audit_events` BEGIN SELECT RAISE(ABORT, 'audit events are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER `results_keep` BEFORE UPDATE ON `results` BEGIN SELECT RAISE(ABORT, 'a result is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `assessments_keep` BEFORE UPDATE ON `assessments` BEGIN SELECT RAISE(ABORT, 'an assessment is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `own_views_keep` BEFORE UPDATE ON `own_views` BEGIN SELECT RAISE(ABORT, 'an own view is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `responses_keep` BEFORE UPDATE ON `responses`
WHEN OLD.`sent_at` IS NOT NULL AND (
  NEW.`answers` IS NOT OLD.`answers`
  OR NEW.`questionnaire_id` IS NOT OLD.`questionnaire_id`
  OR NEW.`version` IS NOT OLD.`version`
  OR NEW.`instrument_hash` IS NOT OLD.`instrument_hash`
  OR NEW.`variant` IS NOT OLD.`variant`
  OR NEW.`lang` IS NOT OLD.`lang`
  OR NEW.`provenance` IS NOT OLD.`provenance`
  OR NEW.`sent_at` IS NOT OLD.`sent_at`
  OR NEW.`receipt_number` IS NOT OLD.`receipt_number`
)
BEGIN SELECT RAISE(ABORT, 'a sent response is never changed'); END;
