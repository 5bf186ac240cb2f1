-- L3, L4: what was settled stands, whatever the application does.

-- ── The statement: submitted content does not change, approved content never, and it carries its hash ─────────────────
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_hash" CHECK
  (("content" IS NULL) = ("contentSha256" IS NULL)
    AND ("content" IS NULL OR "contentSha256" = encode(sha256(convert_to("content", 'UTF8')), 'hex')));
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_times" CHECK
  (("status" = 'DRAFT' OR ("content" IS NOT NULL AND "submittedAt" IS NOT NULL AND "round" > 0))
    AND ("status" = 'APPROVED') = ("approvedAt" IS NOT NULL));

CREATE FUNCTION settlement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'APPROVED' OR NEW."teamId" <> OLD."teamId" OR NEW."year" <> OLD."year" THEN
    RAISE EXCEPTION 'settlement % is kept', OLD."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_kept';
  END IF;
  IF OLD."status" <> 'DRAFT' AND NEW."status" <> 'DRAFT' AND (NEW."content" IS DISTINCT FROM OLD."content"
      OR NEW."round" <> OLD."round" OR NEW."draft" <> OLD."draft") THEN
    RAISE EXCEPTION 'settlement % is submitted: its content stands', OLD."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_kept';
  END IF;
  -- Approved means: every hand of the chain is on record in this round, under this very content.
  IF NEW."status" = 'APPROVED' AND (SELECT count(DISTINCT s."kind") FROM "SettlementStep" s
      WHERE s."settlementId" = NEW."id" AND s."round" = NEW."round" AND s."contentSha256" = NEW."contentSha256"
        AND s."kind" IN ('SUBMITTED', 'CHECKED', 'APPROVED')) <> 3 THEN
    RAISE EXCEPTION 'settlement % lacks a step', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_kept';
  END IF;
  -- And the steward of every kind that has a line (P1).
  IF NEW."status" = 'APPROVED' AND EXISTS (
      SELECT 1 FROM (
        SELECT 'GPU' AS kind WHERE jsonb_typeof(NEW."content"::jsonb -> 'gpu') = 'object'
        UNION SELECT CASE line ->> 'key' WHEN 'TALENT' THEN 'TALENT' ELSE 'DATA' END FROM jsonb_array_elements(NEW."content"::jsonb -> 'money') AS line
      ) AS wanted WHERE NOT EXISTS (SELECT 1 FROM "SettlementStep" s WHERE s."settlementId" = NEW."id" AND s."round" = NEW."round"
        AND s."kind" = 'REVIEWED' AND s."resourceKind" = wanted.kind AND s."contentSha256" = NEW."contentSha256")) THEN
    RAISE EXCEPTION 'settlement % lacks a steward', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_kept BEFORE UPDATE OR DELETE ON "Settlement" FOR EACH ROW EXECUTE FUNCTION settlement_kept();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "Settlement" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── Steps: append-only, each by another person, one a kind ────────────────────────────────────────────────────────────
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "SettlementStep" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "SettlementStep" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE UNIQUE INDEX "SettlementStep_once" ON "SettlementStep" ("settlementId", "round", "kind", "resourceKind") NULLS NOT DISTINCT;
ALTER TABLE "SettlementStep" ADD CONSTRAINT "SettlementStep_kind" CHECK
  (("kind" = 'REVIEWED') = ("resourceKind" IS NOT NULL) AND ("resourceKind" IS NULL OR "resourceKind" IN ('GPU', 'DATA', 'TALENT'))
    AND ("kind" <> 'RETURNED' OR length(btrim("reason")) > 0));
CREATE FUNCTION settlement_step_hands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM "Settlement" WHERE "id" = NEW."settlementId" FOR UPDATE;
  IF EXISTS (SELECT 1 FROM "SettlementStep" s WHERE s."settlementId" = NEW."settlementId" AND s."round" = NEW."round"
      AND s."byId" = NEW."byId" AND s."kind" <> NEW."kind") THEN
    RAISE EXCEPTION 'every step of a settlement is by another person' USING ERRCODE = 'check_violation', CONSTRAINT = 'settlement_step_hands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER settlement_step_hands BEFORE INSERT ON "SettlementStep" FOR EACH ROW EXECUTE FUNCTION settlement_step_hands();

-- ── A settled year moves no more: neither its envelopes nor its own contribution ──────────────────────────────────────
CREATE FUNCTION envelope_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."settlementId" IS NOT NULL AND (TG_OP = 'DELETE' OR
      (NEW."teamId", NEW."resource", NEW."year", NEW."limitWon", NEW."plannedWon", NEW."committedWon", NEW."paidWon", NEW."carriedWon", NEW."settlementId")
        IS DISTINCT FROM (OLD."teamId", OLD."resource", OLD."year", OLD."limitWon", OLD."plannedWon", OLD."committedWon", OLD."paidWon", OLD."carriedWon", OLD."settlementId"))
  THEN RAISE EXCEPTION 'envelope % is settled', OLD."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'envelope_settled';
  END IF;
  RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER envelope_settled BEFORE UPDATE OR DELETE ON "BudgetEnvelope" FOR EACH ROW EXECUTE FUNCTION envelope_settled();

CREATE FUNCTION movement_of_open_year() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE closed_by text;
BEGIN
  SELECT "settlementId" INTO closed_by FROM "BudgetEnvelope" WHERE "id" = NEW."envelopeId";
  IF closed_by IS NOT NULL AND closed_by IS DISTINCT FROM NEW."settlementId" THEN
    RAISE EXCEPTION 'envelope % is settled', NEW."envelopeId" USING ERRCODE = 'check_violation', CONSTRAINT = 'envelope_settled';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER movement_of_open_year BEFORE INSERT ON "BudgetMovement" FOR EACH ROW EXECUTE FUNCTION movement_of_open_year();
-- L3: what a settlement moves carries the hand that checked and the one that approved.
ALTER TABLE "BudgetMovement" ADD CONSTRAINT "BudgetMovement_settled" CHECK
  ("kind" NOT IN ('CARRY_OUT', 'CARRY_IN', 'RETURN')
    OR ("settlementId" IS NOT NULL AND "approvedById" IS NOT NULL AND "approvedById" <> "byId"
      AND ("amountWon" > 0) = ("kind" = 'CARRY_IN')));

CREATE FUNCTION contribution_of_open_year() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "Settlement" s WHERE s."teamId" = NEW."teamId" AND s."year" = NEW."year" AND s."status" = 'APPROVED') THEN
    RAISE EXCEPTION 'year % of team % is settled', NEW."year", NEW."teamId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_of_open_year';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contribution_of_open_year BEFORE INSERT OR UPDATE ON "ContributionEntry"
  FOR EACH ROW EXECUTE FUNCTION contribution_of_open_year();
