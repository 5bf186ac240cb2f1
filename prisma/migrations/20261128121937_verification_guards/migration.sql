-- V1, V2: what verification rests on stands whatever the application does.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ModelSubmission', 'VerificationResult', 'VerificationScoring']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

ALTER TABLE "ModelSubmission" ADD CONSTRAINT "ModelSubmission_revision" CHECK ("revision" ~ '^[0-9a-f]{7,64}$');
ALTER TABLE "VerificationResult" ADD CONSTRAINT "VerificationResult_value" CHECK ("value" ~ '^-?[0-9]+(/[1-9][0-9]*)?$');
ALTER TABLE "VerificationResult" ADD CONSTRAINT "VerificationResult_items" CHECK
  ("effective" IS NULL OR "original" IS NULL OR "effective" <= "original");
ALTER TABLE "VerificationScoring" ADD CONSTRAINT "VerificationScoring_hash" CHECK
  ("sheetHash" = encode(sha256(convert_to("sheet", 'UTF8')), 'hex'));
ALTER TABLE "SafetyGrade" ADD CONSTRAINT "SafetyGrade_grade" CHECK ("grade" IN ('LOW', 'MODERATE', 'HIGH', 'SEVERE'));
ALTER TABLE "SafetyGrade" ADD CONSTRAINT "SafetyGrade_score" CHECK ("scoreHundredths" BETWEEN 0 AND 10000);
ALTER TABLE "VerificationRun" ADD CONSTRAINT "VerificationRun_withdrawn" CHECK
  (("withdrawnAt" IS NULL) = ("withdrawnById" IS NULL) AND ("withdrawnAt" IS NULL) = ("withdrawReason" IS NULL));

-- A run only ever changes by its withdrawal, once.
CREATE FUNCTION verification_run_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."withdrawnAt" IS NOT NULL
    OR to_jsonb(OLD) - ARRAY['withdrawnAt', 'withdrawnById', 'withdrawReason']
    <> to_jsonb(NEW) - ARRAY['withdrawnAt', 'withdrawnById', 'withdrawReason'] THEN
    RAISE EXCEPTION 'verification run % stands as it was imported', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER verification_run_stands BEFORE UPDATE OR DELETE ON "VerificationRun"
  FOR EACH ROW EXECUTE FUNCTION verification_run_stands();

-- P3, L3: a frozen plan changes only by an approved amendment, from the plan that was to the plan that was approved.
ALTER TABLE "StagePlanAmendment" ADD CONSTRAINT "StagePlanAmendment_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
ALTER TABLE "StagePlanAmendment" ADD CONSTRAINT "StagePlanAmendment_decided" CHECK
  (("status" = 'PROPOSED') = ("decidedById" IS NULL) AND ("decidedById" IS NULL) = ("decidedAt" IS NULL));
CREATE UNIQUE INDEX "StagePlanAmendment_one_open" ON "StagePlanAmendment" ("stageId") WHERE "status" = 'PROPOSED';

CREATE OR REPLACE FUNCTION stage_plan_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."frozenAt" IS NULL THEN
    RETURN NEW;
  END IF;
  IF NEW."rulebookVersion" <> OLD."rulebookVersion" OR NEW."frozenAt" IS DISTINCT FROM OLD."frozenAt"
    OR ((NEW."plan" <> OLD."plan" OR NEW."planHash" <> OLD."planHash") AND NOT EXISTS (
      SELECT 1 FROM "StagePlanAmendment" a
      WHERE a."stageId" = OLD."id" AND a."status" = 'APPROVED' AND a."fromHash" = OLD."planHash"
        AND a."toHash" = NEW."planHash" AND a."toPlan" = NEW."plan")) THEN
    RAISE EXCEPTION 'the plan of stage % is frozen', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

CREATE FUNCTION stage_amendment_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'PROPOSED'
    OR to_jsonb(OLD) - ARRAY['status', 'decidedById', 'decidedAt', 'decisionNote', 'comparison']
    <> to_jsonb(NEW) - ARRAY['status', 'decidedById', 'decidedAt', 'decisionNote', 'comparison'] THEN
    RAISE EXCEPTION 'amendment % of a stage plan stands as it was proposed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stage_amendment_stands BEFORE UPDATE OR DELETE ON "StagePlanAmendment"
  FOR EACH ROW EXECUTE FUNCTION stage_amendment_stands();
