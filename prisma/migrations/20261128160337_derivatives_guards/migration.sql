-- Y1, Y2: what a count of derived models rests on stands whatever the application does.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['DerivativeBase', 'DerivativeListing', 'DerivativeFigure', 'DerivativeDecision', 'DerivativeCount']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

ALTER TABLE "DerivativeCount" ADD CONSTRAINT "DerivativeCount_hash" CHECK
  ("sheetHash" = encode(sha256(convert_to("sheet", 'UTF8')), 'hex'));
ALTER TABLE "DerivativeFigure" ADD CONSTRAINT "DerivativeFigure_counts" CHECK ("downloads" >= 0 AND "likes" >= 0);
ALTER TABLE "DerivativeFigure" ADD CONSTRAINT "DerivativeFigure_weights" CHECK ("knowsWeights" OR cardinality("weights") = 0);
ALTER TABLE "DerivativeDecision" ADD CONSTRAINT "DerivativeDecision_reason" CHECK
  ("step" = 'CONFIRMED' OR cardinality("findings") > 0 OR length("reason") >= 10);

-- L3: a dispute is answered by somebody who neither rejected the model nor disputed that.
CREATE FUNCTION derivative_two_people() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last "DerivativeDecision";
BEGIN
  SELECT * INTO last FROM "DerivativeDecision" WHERE "candidateId" = NEW."candidateId" ORDER BY "ordinal" DESC LIMIT 1;
  IF last."step" = 'DISPUTED' AND (last."byId" = NEW."byId" OR NEW."byId" = (
    SELECT "byId" FROM "DerivativeDecision" WHERE "candidateId" = NEW."candidateId" AND "step" = 'REJECTED'
    ORDER BY "ordinal" DESC LIMIT 1)) THEN
    RAISE EXCEPTION 'the dispute about candidate % is answered by another person', NEW."candidateId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER derivative_two_people BEFORE INSERT ON "DerivativeDecision"
  FOR EACH ROW EXECUTE FUNCTION derivative_two_people();
