-- AlterTable
ALTER TABLE "DeliberationItem" ADD COLUMN     "stageDecisionId" TEXT;

-- AlterTable
ALTER TABLE "Stage" ADD COLUMN     "finalAt" TIMESTAMPTZ(3),
ADD COLUMN     "objectionsDueAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "StageDecision" ADD COLUMN     "consequences" JSONB,
ADD COLUMN     "minutesSha256" TEXT,
ADD COLUMN     "motionId" TEXT;

-- CreateIndex
CREATE INDEX "DeliberationItem_stageDecisionId_idx" ON "DeliberationItem"("stageDecisionId");

-- AddForeignKey
ALTER TABLE "DeliberationItem" ADD CONSTRAINT "DeliberationItem_stageDecisionId_fkey" FOREIGN KEY ("stageDecisionId") REFERENCES "StageDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "DeliberationMotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- E4, S11: a decision stands as it was proposed, under the hash of its sheet; once settled only what it carried out is added, once.
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_sheet_hash" CHECK
  ("sheetHash" = encode(sha256(convert_to("sheet", 'UTF8')), 'hex'));
CREATE FUNCTION stage_decision_stands() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settled text[] := ARRAY['consequences'];
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'decision % of a stage is kept', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."status" = 'PROPOSED' THEN
    settled := settled || ARRAY['status', 'decidedById', 'decidedAt', 'returnReason', 'motionId', 'minutesSha256', 'version'];
  END IF;
  IF to_jsonb(OLD) - settled <> to_jsonb(NEW) - settled OR (OLD."consequences" IS NOT NULL AND NEW."consequences" IS DISTINCT FROM OLD."consequences") THEN
    RAISE EXCEPTION 'decision % of a stage stands as it was proposed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stage_decision_stands BEFORE UPDATE OR DELETE ON "StageDecision" FOR EACH ROW EXECUTE FUNCTION stage_decision_stands();

-- S10, E3: the window for objections is never shortened, and nothing is final while it is open.
CREATE FUNCTION stage_window_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."objectionsDueAt" IS NOT NULL AND (NEW."objectionsDueAt" IS NULL OR NEW."objectionsDueAt" < OLD."objectionsDueAt") THEN
    RAISE EXCEPTION 'the window for objections to stage % is not shortened', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."state" = 'FINAL' AND OLD."state" <> 'FINAL' AND NEW."finalAt" <= NEW."objectionsDueAt" THEN
    RAISE EXCEPTION 'the window for objections to stage % is open', OLD."number"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stage_window_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stage_window_kept BEFORE UPDATE ON "Stage" FOR EACH ROW EXECUTE FUNCTION stage_window_kept();
