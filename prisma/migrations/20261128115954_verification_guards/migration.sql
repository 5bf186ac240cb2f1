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
