-- CreateEnum
CREATE TYPE "AmendmentStatus" AS ENUM ('PROPOSED', 'APPROVED', 'RETURNED');

-- AlterTable
ALTER TABLE "CallQuestion" ADD COLUMN     "withdrawalReason" TEXT,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnById" TEXT;

-- CreateTable
CREATE TABLE "CallRulebookAmendment" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "fromVersion" INTEGER NOT NULL,
    "toVersion" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "effectiveAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "AmendmentStatus" NOT NULL DEFAULT 'PROPOSED',
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT NOT NULL DEFAULT '',
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CallRulebookAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SubmissionAttempt" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubmissionAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallRulebookAmendment_callId_status_idx" ON "CallRulebookAmendment"("callId", "status");

-- CreateIndex
CREATE INDEX "SubmissionAttempt_callId_at_idx" ON "SubmissionAttempt"("callId", "at");

-- AddForeignKey
ALTER TABLE "CallRulebookAmendment" ADD CONSTRAINT "CallRulebookAmendment_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SubmissionAttempt" ADD CONSTRAINT "SubmissionAttempt_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- P3, L3: whoever proposed an amendment does not approve it; an approved one says who and when; only an approved one is applied.
ALTER TABLE "CallRulebookAmendment" ADD CONSTRAINT "CallRulebookAmendment_two_people"
  CHECK ("status" = 'PROPOSED' OR ("decidedById" IS NOT NULL AND "decidedAt" IS NOT NULL AND "decidedById" <> "proposedById"));
ALTER TABLE "CallRulebookAmendment" ADD CONSTRAINT "CallRulebookAmendment_forward" CHECK ("toVersion" > "fromVersion");
ALTER TABLE "CallRulebookAmendment" ADD CONSTRAINT "CallRulebookAmendment_applied" CHECK ("appliedAt" IS NULL OR "status" = 'APPROVED');
CREATE UNIQUE INDEX "CallRulebookAmendment_one_at_a_time" ON "CallRulebookAmendment" ("callId")
  WHERE "status" = 'PROPOSED' OR ("status" = 'APPROVED' AND "appliedAt" IS NULL);

-- P3: the frozen rulebook of a call moves only along an approved amendment that waits to be applied; what the call asks of
-- proposals stays as it was frozen.
CREATE OR REPLACE FUNCTION call_rulebook_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."rulebookFrozenAt" IS NULL THEN RETURN NEW; END IF;
  IF NEW."rulebookFrozenAt" IS DISTINCT FROM OLD."rulebookFrozenAt" OR NEW."settings" IS DISTINCT FROM OLD."settings" THEN
    RAISE EXCEPTION 'what call % asks is frozen', OLD."code" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."rulebookVersion" <> OLD."rulebookVersion" AND NOT EXISTS (
    SELECT 1 FROM "CallRulebookAmendment" a
    WHERE a."callId" = OLD."id" AND a."fromVersion" = OLD."rulebookVersion" AND a."toVersion" = NEW."rulebookVersion"
      AND a."status" = 'APPROVED' AND a."appliedAt" IS NULL)
  THEN
    RAISE EXCEPTION 'the rulebook of call % is frozen', OLD."code" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- C5: a published question has its number, and a withdrawn one its reason.
ALTER TABLE "CallQuestion" ADD CONSTRAINT "CallQuestion_published"
  CHECK ("status" <> 'PUBLISHED' OR ("number" IS NOT NULL AND "publishedAt" IS NOT NULL));
ALTER TABLE "CallQuestion" ADD CONSTRAINT "CallQuestion_withdrawn"
  CHECK ("status" <> 'WITHDRAWN' OR ("withdrawnAt" IS NOT NULL AND length(btrim("withdrawalReason")) > 0));
