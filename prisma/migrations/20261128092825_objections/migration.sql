-- CreateEnum
CREATE TYPE "ObjectionGround" AS ENUM ('PROCEDURE', 'FACTS', 'CALCULATION', 'CONFLICT', 'OTHER');

-- CreateEnum
CREATE TYPE "ObjectionStatus" AS ENUM ('FILED', 'EXAMINED', 'PROPOSED', 'DECIDED');

-- CreateEnum
CREATE TYPE "ObjectionVerdict" AS ENUM ('ACCEPTED', 'REJECTED', 'INADMISSIBLE');

-- CreateEnum
CREATE TYPE "ObjectionOpinion" AS ENUM ('UPHOLD', 'DISMISS', 'ABSENT');

-- CreateTable
CREATE TABLE "Objection" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "ground" "ObjectionGround" NOT NULL,
    "statement" TEXT NOT NULL,
    "request" TEXT NOT NULL,
    "contentSha256" TEXT NOT NULL,
    "filedById" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "decisionDueAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "ObjectionStatus" NOT NULL DEFAULT 'FILED',
    "remindedDays" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionFile" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,

    CONSTRAINT "ObjectionFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionMember" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ObjectionMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionDecision" (
    "id" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "verdict" "ObjectionVerdict" NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'PROPOSED',
    "reason" TEXT NOT NULL,
    "newResult" "SelectionResult",
    "newTotalHundredths" INTEGER,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ObjectionDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ObjectionVoice" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "opinion" "ObjectionOpinion" NOT NULL,

    CONSTRAINT "ObjectionVoice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutcomeChange" (
    "id" TEXT NOT NULL,
    "outcomeId" TEXT NOT NULL,
    "objectionId" TEXT NOT NULL,
    "from" "SelectionResult" NOT NULL,
    "to" "SelectionResult" NOT NULL,
    "totalHundredths" INTEGER,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OutcomeChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Objection_number_key" ON "Objection"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Objection_proposalId_key" ON "Objection"("proposalId");

-- CreateIndex
CREATE INDEX "Objection_callId_idx" ON "Objection"("callId");

-- CreateIndex
CREATE INDEX "Objection_status_decisionDueAt_idx" ON "Objection"("status", "decisionDueAt");

-- CreateIndex
CREATE INDEX "ObjectionFile_fileId_idx" ON "ObjectionFile"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionFile_objectionId_fileId_key" ON "ObjectionFile"("objectionId", "fileId");

-- CreateIndex
CREATE INDEX "ObjectionMember_userId_idx" ON "ObjectionMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionMember_objectionId_userId_key" ON "ObjectionMember"("objectionId", "userId");

-- CreateIndex
CREATE INDEX "ObjectionDecision_objectionId_idx" ON "ObjectionDecision"("objectionId");

-- CreateIndex
CREATE INDEX "ObjectionVoice_memberId_idx" ON "ObjectionVoice"("memberId");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionVoice_decisionId_memberId_key" ON "ObjectionVoice"("decisionId", "memberId");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeChange_outcomeId_key" ON "OutcomeChange"("outcomeId");

-- CreateIndex
CREATE UNIQUE INDEX "OutcomeChange_objectionId_key" ON "OutcomeChange"("objectionId");

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionFile" ADD CONSTRAINT "ObjectionFile_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionFile" ADD CONSTRAINT "ObjectionFile_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionMember" ADD CONSTRAINT "ObjectionMember_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionMember" ADD CONSTRAINT "ObjectionMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionVoice" ADD CONSTRAINT "ObjectionVoice_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "ObjectionDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionVoice" ADD CONSTRAINT "ObjectionVoice_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "ObjectionMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeChange" ADD CONSTRAINT "OutcomeChange_outcomeId_fkey" FOREIGN KEY ("outcomeId") REFERENCES "SelectionOutcome"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OutcomeChange" ADD CONSTRAINT "OutcomeChange_objectionId_fkey" FOREIGN KEY ("objectionId") REFERENCES "Objection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- S10: an objection is filed within the window of its call, says something, and stays as it was filed.
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_words" CHECK
  (length(btrim("statement")) > 0 AND length(btrim("request")) > 0 AND "decisionDueAt" > "filedAt");
CREATE FUNCTION objection_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "Call" c JOIN "Proposal" p ON p."callId" = c."id"
    WHERE c."id" = NEW."callId" AND p."id" = NEW."proposalId" AND c."phase" = 'PUBLISHED'
      AND NEW."filedAt" >= c."publishedAt" AND NEW."filedAt" <= c."objectionsDueAt"
  ) THEN
    RAISE EXCEPTION 'the window for objections to call % is not open', NEW."callId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_time';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_in_time BEFORE INSERT ON "Objection" FOR EACH ROW EXECUTE FUNCTION objection_in_time();
CREATE FUNCTION objection_as_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'DECIDED'
     OR (OLD."number", OLD."callId", OLD."proposalId", OLD."ground"::text, OLD."statement", OLD."request", OLD."contentSha256",
         OLD."filedById", OLD."filedAt", OLD."decisionDueAt")
     IS DISTINCT FROM (NEW."number", NEW."callId", NEW."proposalId", NEW."ground"::text, NEW."statement", NEW."request",
         NEW."contentSha256", NEW."filedById", NEW."filedAt", NEW."decisionDueAt") THEN
    RAISE EXCEPTION 'objection % stays as it was filed and decided', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_as_filed BEFORE UPDATE OR DELETE ON "Objection" FOR EACH ROW EXECUTE FUNCTION objection_as_filed();

-- L3: two people; one decision at a time.
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "proposedById");
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_decided" CHECK (("status" = 'PROPOSED') = ("decidedById" IS NULL));
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_reason" CHECK (length(btrim("reason")) > 0);
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_consequence" CHECK
  ("verdict" = 'ACCEPTED' OR ("newResult" IS NULL AND "newTotalHundredths" IS NULL));
ALTER TABLE "ObjectionDecision" ADD CONSTRAINT "ObjectionDecision_total" CHECK ("newTotalHundredths" BETWEEN 0 AND 10000);
CREATE UNIQUE INDEX "ObjectionDecision_one_live" ON "ObjectionDecision" ("objectionId") WHERE "status" IN ('PROPOSED', 'APPROVED');

-- S10: the original panel alone may not decide. Whoever ever sat on a panel of the call is of the original panel.
CREATE FUNCTION objection_not_by_original_panel() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" = 'APPROVED' AND NEW."verdict" <> 'INADMISSIBLE' AND NOT EXISTS (
    SELECT 1 FROM "ObjectionVoice" v
    JOIN "ObjectionMember" m ON m."id" = v."memberId" JOIN "Objection" o ON o."id" = m."objectionId"
    WHERE v."decisionId" = NEW."id" AND o."id" = NEW."objectionId" AND v."opinion" <> 'ABSENT' AND NOT EXISTS (
      SELECT 1 FROM "PanelMember" s JOIN "ReviewPanel" p ON p."id" = s."panelId"
      WHERE p."callId" = o."callId" AND s."userId" = m."userId")
  ) THEN
    RAISE EXCEPTION 'the original panel alone may not decide objection %', NEW."objectionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_not_by_original_panel';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER objection_not_by_original_panel BEFORE INSERT OR UPDATE ON "ObjectionDecision"
  FOR EACH ROW EXECUTE FUNCTION objection_not_by_original_panel();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ObjectionFile', 'ObjectionVoice', 'OutcomeChange']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
ALTER TABLE "OutcomeChange" ADD CONSTRAINT "OutcomeChange_total" CHECK ("totalHundredths" BETWEEN 0 AND 10000);
