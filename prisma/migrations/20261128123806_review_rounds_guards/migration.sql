-- S6: a revision under work in a later round beside the one that counts; never two of a kind.
ALTER TABLE "ScoreSheet" DROP CONSTRAINT "ScoreSheet_submitted";
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_submitted" CHECK
  ("status" IN ('DRAFT', 'ADJUSTING') OR ("submittedAt" IS NOT NULL AND "totalHundredths" BETWEEN 0 AND 10000));
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_round" CHECK
  ("roundNo" BETWEEN 1 AND 9 AND ("status" <> 'ADJUSTING' OR "roundNo" > 1));
DROP INDEX "ScoreSheet_one_live";
CREATE UNIQUE INDEX "ScoreSheet_one_live" ON "ScoreSheet" ("assignmentId") WHERE "status" IN ('DRAFT', 'SUBMITTED');
CREATE UNIQUE INDEX "ScoreSheet_one_adjusting" ON "ScoreSheet" ("assignmentId") WHERE "status" = 'ADJUSTING';

-- S6: a submitted sheet is locked; the only ways on keep it as it was. The vote is locked with the sheet.
CREATE OR REPLACE FUNCTION score_sheet_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'score sheets are kept' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."status" IN ('REOPENED', 'SUPERSEDED') OR (OLD."status" = 'SUBMITTED' AND
     (NEW."status" NOT IN ('REOPENED', 'SUPERSEDED') OR NEW."totalHundredths" IS DISTINCT FROM OLD."totalHundredths"
      OR NEW."overallOpinion" <> OLD."overallOpinion" OR NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt"
      OR NEW."roundNo" <> OLD."roundNo" OR NEW."suitable" IS DISTINCT FROM OLD."suitable")) THEN
    RAISE EXCEPTION 'score sheet % is locked', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- What the writer does not see is locked to them as well; the answer does not tell which.
CREATE OR REPLACE FUNCTION score_item_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sheet record;
BEGIN
  SELECT "status", "memberId", "panelId", "proposalId" INTO sheet FROM "ScoreSheet"
    WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."sheetId" ELSE NEW."sheetId" END FOR SHARE;
  IF sheet."status" IS NULL OR sheet."status" NOT IN ('DRAFT', 'ADJUSTING') THEN
    RAISE EXCEPTION 'score sheet % is locked', CASE WHEN TG_OP = 'DELETE' THEN OLD."sheetId" ELSE NEW."sheetId" END
      USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW."memberId" := sheet."memberId"; NEW."panelId" := sheet."panelId"; NEW."proposalId" := sheet."proposalId";
  RETURN NEW;
END $$;
