-- CreateEnum
CREATE TYPE "OpinionOutcome" AS ENUM ('KEPT', 'REDACTED');

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "objectionsDueAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "OpinionCheck" (
    "id" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "startAt" INTEGER NOT NULL,
    "endAt" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "outcome" "OpinionOutcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpinionCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OpinionCheck_sheetId_field_startAt_endAt_revision_key" ON "OpinionCheck"("sheetId", "field", "startAt", "endAt", "revision");

-- AddForeignKey
ALTER TABLE "OpinionCheck" ADD CONSTRAINT "OpinionCheck_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- S8: what was decided about a name in an opinion is kept; nothing is added once the results are public.
ALTER TABLE "OpinionCheck" ADD CONSTRAINT "OpinionCheck_words" CHECK
  ("startAt" >= 0 AND "endAt" > "startAt" AND "revision" >= 1 AND length("found") > 0 AND length(btrim("reason")) > 0);
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "OpinionCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "OpinionCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE FUNCTION opinion_check_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM "ScoreSheet" s JOIN "ReviewAssignment" a ON a."id" = s."assignmentId"
    JOIN "ReviewPanel" p ON p."id" = a."panelId" JOIN "Call" c ON c."id" = p."callId"
    WHERE s."id" = NEW."sheetId" AND c."phase" = 'PUBLISHED'
  ) THEN
    RAISE EXCEPTION 'the results of sheet % are public', NEW."sheetId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER opinion_check_in_time BEFORE INSERT ON "OpinionCheck" FOR EACH ROW EXECUTE FUNCTION opinion_check_in_time();

-- S10: the last instant for objections comes with the publication and stays.
ALTER TABLE "Call" ADD CONSTRAINT "Call_objections" CHECK ("objectionsDueAt" IS NULL OR "objectionsDueAt" > "publishedAt");
CREATE FUNCTION call_objections_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."objectionsDueAt" IS NOT NULL AND NEW."objectionsDueAt" IS DISTINCT FROM OLD."objectionsDueAt" THEN
    RAISE EXCEPTION 'the objection window of call % is fixed', OLD."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER call_objections_fixed BEFORE UPDATE ON "Call" FOR EACH ROW EXECUTE FUNCTION call_objections_fixed();
