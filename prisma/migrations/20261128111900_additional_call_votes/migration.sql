-- AlterEnum
ALTER TYPE "SelectionResult" ADD VALUE 'NO_MAJORITY';

-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "suitable" BOOLEAN;

-- S6: the vote is locked with the sheet.
CREATE OR REPLACE FUNCTION score_sheet_locked() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'score sheets are kept' USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."status" = 'REOPENED' OR (OLD."status" = 'SUBMITTED' AND
     (NEW."status" <> 'REOPENED' OR NEW."totalHundredths" IS DISTINCT FROM OLD."totalHundredths"
      OR NEW."overallOpinion" <> OLD."overallOpinion" OR NEW."submittedAt" IS DISTINCT FROM OLD."submittedAt"
      OR NEW."suitable" IS DISTINCT FROM OLD."suitable")) THEN
    RAISE EXCEPTION 'score sheet % is locked', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
