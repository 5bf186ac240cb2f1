-- What SQL can hold, SQL holds: the rules below stand even if every line of the application were wrong.

-- Names sort as Koreans expect.
ALTER TABLE "Organisation" ALTER COLUMN "nameKo" TYPE text COLLATE "ko-x-icu";
ALTER TABLE "Proposal" ALTER COLUMN "titleKo" TYPE text COLLATE "ko-x-icu";
ALTER TABLE "Team" ALTER COLUMN "nameKo" TYPE text COLLATE "ko-x-icu";
ALTER TABLE "User" ALTER COLUMN "name" TYPE text COLLATE "ko-x-icu";

-- ── L1: audit log, append-only and hash-chained ────────────────────────────────────────────────
INSERT INTO "AuditHead" ("id", "seq", "hash") VALUES (1, 0, repeat('0', 64));
ALTER TABLE "AuditHead" ADD CONSTRAINT "AuditHead_singleton" CHECK ("id" = 1);

-- Each field as a netstring, so that no value can imitate a boundary.
CREATE FUNCTION netstring(value text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT octet_length(coalesce(value, ''))::text || ':' || coalesce(value, '') || ',' $$;

-- SECURITY DEFINER: the application may append, yet may not touch the head itself.
CREATE FUNCTION audit_event_chain() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE head record;
BEGIN
  -- The row lock makes appenders queue: one order, no gap, no fork.
  UPDATE "AuditHead" SET "seq" = "seq" + 1 WHERE "id" = 1 RETURNING "seq", "hash" INTO head;
  NEW."seq" := head."seq";
  NEW."prevHash" := head."hash";
  NEW."recordedAt" := clock_timestamp();
  NEW."hash" := encode(sha256(convert_to(
    netstring(NEW."seq"::text) || netstring(NEW."prevHash") ||
    netstring(to_char(NEW."recordedAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) ||
    netstring(to_char(NEW."occurredAt" AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ||
    netstring(NEW."actorId") || netstring(NEW."actorName") || netstring(NEW."actorRoles") ||
    netstring(NEW."channel") || netstring(NEW."requestId") || netstring(NEW."rulebookVersion"::text) ||
    netstring(NEW."type") || netstring(NEW."subjectType") || netstring(NEW."subjectId") || netstring(NEW."payload"),
    'UTF8')), 'hex');
  UPDATE "AuditHead" SET "hash" = NEW."hash" WHERE "id" = 1;
  RETURN NEW;
END $$;
CREATE TRIGGER audit_event_chain BEFORE INSERT ON "AuditEvent" FOR EACH ROW EXECUTE FUNCTION audit_event_chain();

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege'; END $$;
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['AuditEvent', 'AccessLog', 'GpuLedgerEntry', 'Rulebook', 'ProposalSeal', 'BudgetMovement',
    'SectionRevision', 'CallExtension', 'SupportStep', 'SelectionOutcome', 'StageOutcome']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- ── Access ─────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE "User" ADD CONSTRAINT "User_email_lower" CHECK ("email" = lower("email"));
ALTER TABLE "Session" ADD CONSTRAINT "Session_expiry" CHECK ("idleExpiresAt" <= "absoluteExpiresAt");
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_scope" CHECK (("scopeKind" IS NULL) = ("scopeId" IS NULL));
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_period" CHECK ("validTo" IS NULL OR "validTo" > "validFrom");
CREATE UNIQUE INDEX "Grant_live" ON "Grant" ("userId", "role", "scopeKind", "scopeId") NULLS NOT DISTINCT WHERE "revokedAt" IS NULL;

-- ── A2: business registration number with its check digit ──────────────────────────────────────
CREATE FUNCTION registration_number_valid(number text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT number ~ '^[0-9]{10}$' AND (
    SELECT (10 - (sum(substr(number, i, 1)::int * (ARRAY[1,3,7,1,3,7,1,3,5])[i])
                  + (substr(number, 9, 1)::int * 5) / 10) % 10) % 10 = substr(number, 10, 1)::int
    FROM generate_series(1, 9) AS i)
$$;
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_registrationNumber" CHECK (registration_number_valid("registrationNumber"));
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_names" CHECK (length(btrim("nameKo")) > 0 AND length(btrim("nameEn")) > 0);

-- ── Rulebook and calls ─────────────────────────────────────────────────────────────────────────
ALTER TABLE "Rulebook" ADD CONSTRAINT "Rulebook_version" CHECK ("version" >= 1 AND length(btrim("reason")) > 0);
ALTER TABLE "Call" ADD CONSTRAINT "Call_window" CHECK ("closesAt" > "opensAt");
ALTER TABLE "Call" ADD CONSTRAINT "Call_seats" CHECK ("seats" >= 1);
ALTER TABLE "Call" ADD CONSTRAINT "Call_code" CHECK ("code" ~ '^[0-9]{4}-[0-9]{2}$');
ALTER TABLE "CallExtension" ADD CONSTRAINT "CallExtension_later" CHECK ("newClosesAt" > "oldClosesAt" AND length(btrim("reason")) > 0);

-- P3: once frozen, the call keeps its rulebook.
CREATE FUNCTION call_rulebook_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."rulebookFrozenAt" IS NOT NULL AND
     (NEW."rulebookVersion" <> OLD."rulebookVersion" OR NEW."rulebookFrozenAt" IS DISTINCT FROM OLD."rulebookFrozenAt") THEN
    RAISE EXCEPTION 'the rulebook of call % is frozen', OLD."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_rulebook_frozen BEFORE UPDATE ON "Call" FOR EACH ROW EXECUTE FUNCTION call_rulebook_frozen();

-- ── Proposals ──────────────────────────────────────────────────────────────────────────────────
CREATE UNIQUE INDEX "Proposal_one_per_lead" ON "Proposal" ("callId", "leadOrganisationId") WHERE "status" <> 'WITHDRAWN';
CREATE UNIQUE INDEX "ProposalMember_one_lead" ON "ProposalMember" ("proposalId") WHERE "role" = 'LEAD';
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_sealed" CHECK
  ("status" IN ('DRAFT', 'WITHDRAWN') OR ("currentSealId" IS NOT NULL AND "receiptNumber" IS NOT NULL AND "submittedAt" IS NOT NULL));
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_receipt" CHECK ("receiptNumber" IS NULL OR "receiptNumber" ~ '^FM-[0-9]{4}-[0-9]{2}-[0-9]{4,}$');
ALTER TABLE "ProposalSeal" ADD CONSTRAINT "ProposalSeal_hash" CHECK ("sha256" = encode(sha256(convert_to("content", 'UTF8')), 'hex'));

-- ── Reviews ────────────────────────────────────────────────────────────────────────────────────
CREATE UNIQUE INDEX "PanelMember_one_chair" ON "PanelMember" ("panelId") WHERE "isChair" AND "removedAt" IS NULL;
ALTER TABLE "ScoreSheetItem" ADD CONSTRAINT "ScoreSheetItem_range" CHECK ("scoreHundredths" BETWEEN 0 AND 10000);
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_submitted" CHECK
  ("status" = 'DRAFT' OR ("submittedAt" IS NOT NULL AND "totalHundredths" BETWEEN 0 AND 10000));
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_reopened" CHECK
  ("status" <> 'REOPENED' OR ("reopenedById" IS NOT NULL AND length(btrim("reopenReason")) > 0));
CREATE UNIQUE INDEX "ScoreSheet_one_live" ON "ScoreSheet" ("assignmentId") WHERE "status" <> 'REOPENED';

-- S6: a submitted sheet is locked; the only way on is REOPENED, which keeps it as it was.
CREATE FUNCTION score_sheet_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'score sheets are kept' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."status" = 'REOPENED' OR (OLD."status" = 'SUBMITTED' AND
     (NEW."status" <> 'REOPENED' OR NEW."totalHundredths" IS DISTINCT FROM OLD."totalHundredths"
      OR NEW."overallOpinion" <> OLD."overallOpinion" OR NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt")) THEN
    RAISE EXCEPTION 'score sheet % is locked', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER score_sheet_locked BEFORE UPDATE OR DELETE ON "ScoreSheet" FOR EACH ROW EXECUTE FUNCTION score_sheet_locked();

CREATE FUNCTION score_item_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sheet_id text; sheet_status "SheetStatus";
BEGIN
  sheet_id := CASE WHEN TG_OP = 'DELETE' THEN OLD."sheetId" ELSE NEW."sheetId" END;
  SELECT "status" INTO sheet_status FROM "ScoreSheet" WHERE "id" = sheet_id FOR SHARE;
  IF sheet_status <> 'DRAFT' THEN
    RAISE EXCEPTION 'score sheet % is locked', sheet_id USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER score_item_locked BEFORE INSERT OR UPDATE OR DELETE ON "ScoreSheetItem" FOR EACH ROW EXECUTE FUNCTION score_item_locked();

-- S9, E4, L3: two different people decide; one open proposal and one approval at a time.
ALTER TABLE "SelectionDecision" ADD CONSTRAINT "SelectionDecision_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
ALTER TABLE "SelectionDecision" ADD CONSTRAINT "SelectionDecision_decided" CHECK (("status" = 'PROPOSED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "SelectionDecision_one_live" ON "SelectionDecision" ("callId") WHERE "status" IN ('PROPOSED', 'APPROVED');
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_decided" CHECK (("status" = 'PROPOSED') = ("decidedById" IS NULL));
CREATE UNIQUE INDEX "StageDecision_one_live" ON "StageDecision" ("stageId") WHERE "status" IN ('PROPOSED', 'APPROVED');
ALTER TABLE "ConflictFinding" ADD CONSTRAINT "ConflictFinding_reason" CHECK
  ("outcome" NOT IN ('DISMISSED', 'WAIVED') OR ("decidedById" IS NOT NULL AND length(btrim("reason")) > 0));

-- ── Teams, support, ledger ─────────────────────────────────────────────────────────────────────
ALTER TABLE "Team" ADD CONSTRAINT "Team_left" CHECK (("status" = 'ACTIVE') = ("leftAt" IS NULL));
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_amount" CHECK
  (("resource" = 'GPU' AND "gpuCount" >= 0 AND "amountWon" IS NULL) OR ("resource" <> 'GPU' AND "amountWon" >= 0 AND "gpuCount" IS NULL));
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_period" CHECK
  (("resource" = 'GPU' AND "period" ~ '^[0-9]{4}H[12]$') OR ("resource" <> 'GPU' AND "period" ~ '^[0-9]{4}$'));
ALTER TABLE "GpuPool" ADD CONSTRAINT "GpuPool_size" CHECK ("gpuCount" > 0 AND "costWon" >= 0 AND "validTo" > "validFrom");
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_size" CHECK ("gpuCount" > 0 AND "validTo" >= "validFrom");
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "requestedById");
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_decided" CHECK (("status" = 'REQUESTED') = ("decidedById" IS NULL));
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_returned" CHECK (("status" = 'RETURNED') = ("returnedOn" IS NOT NULL));
ALTER TABLE "GpuLedgerEntry" ADD CONSTRAINT "GpuLedgerEntry_balanced" CHECK ("gpuCount" > 0 AND "debit" <> "credit");
ALTER TABLE "BudgetEnvelope" ADD CONSTRAINT "BudgetEnvelope_order" CHECK
  ("paidWon" >= 0 AND "paidWon" <= "committedWon" AND "committedWon" <= "limitWon" AND "plannedWon" >= 0 AND "plannedWon" <= "limitWon");
ALTER TABLE "BudgetEnvelope" ADD CONSTRAINT "BudgetEnvelope_resource" CHECK ("resource" <> 'GPU');

-- Most GPUs of a pool in use on any one day. A period is half-open, so an end frees before a beginning takes.
CREATE FUNCTION gpu_pool_peak(pool_id text) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT coalesce(max(used), 0) FROM (
    SELECT sum(delta) OVER (ORDER BY day, delta ROWS UNBOUNDED PRECEDING) AS used FROM (
      SELECT "validFrom" AS day, "gpuCount" AS delta FROM "GpuAllocation"
        WHERE "poolId" = pool_id AND "status" <> 'REJECTED' AND "validTo" > "validFrom"
      UNION ALL
      SELECT "validTo", -"gpuCount" FROM "GpuAllocation"
        WHERE "poolId" = pool_id AND "status" <> 'REJECTED' AND "validTo" > "validFrom"
    ) AS changes
  ) AS running
$$;

-- G2: never over-allocated at any instant. The write to the pool's row makes rivals queue at READ COMMITTED and fail with a
-- serialization error at stricter levels; either way the peak is taken over everything that is committed.
CREATE FUNCTION gpu_pool_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pool record;
BEGIN
  IF NEW."status" = 'REJECTED' THEN RETURN NULL; END IF;
  SELECT * INTO pool FROM "GpuPool" WHERE "id" = NEW."poolId";
  IF NEW."validFrom" < pool."validFrom" OR NEW."validTo" > pool."validTo" THEN
    RAISE EXCEPTION 'allocation % lies outside the validity of pool %', NEW."id", NEW."poolId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_validity';
  END IF;
  IF gpu_pool_peak(NEW."poolId") > pool."gpuCount" THEN
    RAISE EXCEPTION 'pool % would be over-allocated', NEW."poolId" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_capacity';
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION gpu_pool_queue() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE "GpuPool" SET "version" = "version" + 1 WHERE "id" = NEW."poolId";
  RETURN NEW;
END $$;
CREATE TRIGGER gpu_pool_queue BEFORE INSERT OR UPDATE ON "GpuAllocation" FOR EACH ROW EXECUTE FUNCTION gpu_pool_queue();
CREATE TRIGGER gpu_pool_capacity AFTER INSERT OR UPDATE ON "GpuAllocation" FOR EACH ROW EXECUTE FUNCTION gpu_pool_capacity();

-- A pool may not shrink under what it has promised.
CREATE FUNCTION gpu_pool_shrink() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF gpu_pool_peak(NEW."id") > NEW."gpuCount" THEN
    RAISE EXCEPTION 'pool % would be over-allocated', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_capacity';
  END IF;
  IF EXISTS (SELECT 1 FROM "GpuAllocation" WHERE "poolId" = NEW."id" AND "status" <> 'REJECTED' AND "validTo" > "validFrom"
             AND ("validFrom" < NEW."validFrom" OR "validTo" > NEW."validTo")) THEN
    RAISE EXCEPTION 'pool % has allocations outside the new period', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_validity';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER gpu_pool_shrink AFTER UPDATE OF "gpuCount", "validFrom", "validTo" ON "GpuPool" FOR EACH ROW EXECUTE FUNCTION gpu_pool_shrink();

-- ── Stages ─────────────────────────────────────────────────────────────────────────────────────
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_frozen" CHECK
  (("state" IN ('PLANNED', 'CONSULTATION')) = ("frozenAt" IS NULL) AND ("frozenAt" IS NULL) = ("planHash" IS NULL));
ALTER TABLE "StagePartScore" ADD CONSTRAINT "StagePartScore_range" CHECK ("scoreHundredths" BETWEEN 0 AND 10000);
ALTER TABLE "StageTeam" ADD CONSTRAINT "StageTeam_consent" CHECK (("consent" IS NULL) = ("consentAt" IS NULL));

-- P3, E2: a frozen plan does not change.
CREATE FUNCTION stage_plan_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."frozenAt" IS NOT NULL AND (NEW."plan" <> OLD."plan" OR NEW."planHash" <> OLD."planHash"
     OR NEW."rulebookVersion" <> OLD."rulebookVersion" OR NEW."frozenAt" IS DISTINCT FROM OLD."frozenAt") THEN
    RAISE EXCEPTION 'the plan of stage % is frozen', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stage_plan_frozen BEFORE UPDATE ON "Stage" FOR EACH ROW EXECUTE FUNCTION stage_plan_frozen();
