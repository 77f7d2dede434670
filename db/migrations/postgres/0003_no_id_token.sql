-- The log-out at the provider names our client only, so the ID token is no longer kept.
ALTER TABLE "sessions" DROP COLUMN "id_token_sealed";
