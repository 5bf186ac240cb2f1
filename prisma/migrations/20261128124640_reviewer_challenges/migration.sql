-- CreateEnum
CREATE TYPE "ChallengeStatus" AS ENUM ('OPEN', 'ACCEPTED', 'DISMISSED');

-- AlterTable
ALTER TABLE "PanelMember" ADD COLUMN     "challengesDueAt" TIMESTAMPTZ(3),
ADD COLUMN     "namedAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ReviewerChallenge" (
    "id" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "fileId" TEXT,
    "filedById" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "ChallengeStatus" NOT NULL DEFAULT 'OPEN',
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReviewerChallenge_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ReviewerChallenge_proposalId_idx" ON "ReviewerChallenge"("proposalId");

-- CreateIndex
CREATE INDEX "ReviewerChallenge_fileId_idx" ON "ReviewerChallenge"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewerChallenge_memberId_proposalId_key" ON "ReviewerChallenge"("memberId", "proposalId");

-- AddForeignKey
ALTER TABLE "ReviewerChallenge" ADD CONSTRAINT "ReviewerChallenge_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "PanelMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerChallenge" ADD CONSTRAINT "ReviewerChallenge_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerChallenge" ADD CONSTRAINT "ReviewerChallenge_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- S3: a member is named together with their window, and a window that was told is never moved.
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_named" CHECK
  (("namedAt" IS NULL) = ("challengesDueAt" IS NULL) AND ("namedAt" IS NULL OR "challengesDueAt" >= "namedAt"));
CREATE FUNCTION panel_member_named_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."namedAt" IS NOT NULL AND (OLD."namedAt", OLD."challengesDueAt") IS DISTINCT FROM (NEW."namedAt", NEW."challengesDueAt") THEN
    RAISE EXCEPTION 'member % was named to the applicants', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER panel_member_named_once BEFORE UPDATE ON "PanelMember" FOR EACH ROW EXECUTE FUNCTION panel_member_named_once();

-- S3: a challenge is filed in its window against a named member of the very call, says why, and stays as it was filed and decided.
ALTER TABLE "ReviewerChallenge" ADD CONSTRAINT "ReviewerChallenge_words" CHECK
  (length(btrim("reason")) > 0 AND ("status" = 'OPEN' OR length(btrim("decisionReason")) > 0));
ALTER TABLE "ReviewerChallenge" ADD CONSTRAINT "ReviewerChallenge_decided" CHECK
  (("status" = 'OPEN') = ("decidedById" IS NULL) AND ("status" = 'OPEN') = ("decidedAt" IS NULL));
CREATE FUNCTION challenge_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (
    SELECT 1 FROM "PanelMember" m JOIN "ReviewPanel" p ON p."id" = m."panelId" JOIN "Proposal" o ON o."callId" = p."callId"
    WHERE m."id" = NEW."memberId" AND o."id" = NEW."proposalId"
      AND NEW."filedAt" >= m."namedAt" AND NEW."filedAt" <= m."challengesDueAt"
  ) THEN
    RAISE EXCEPTION 'the window for challenges to member % is not open', NEW."memberId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'challenge_in_time';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER challenge_in_time BEFORE INSERT ON "ReviewerChallenge" FOR EACH ROW EXECUTE FUNCTION challenge_in_time();
CREATE FUNCTION challenge_as_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'OPEN'
     OR (OLD."memberId", OLD."proposalId", OLD."reason", OLD."fileId", OLD."filedById", OLD."filedAt")
     IS DISTINCT FROM (NEW."memberId", NEW."proposalId", NEW."reason", NEW."fileId", NEW."filedById", NEW."filedAt") THEN
    RAISE EXCEPTION 'challenge % stays as it was filed and decided', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER challenge_as_filed BEFORE UPDATE OR DELETE ON "ReviewerChallenge" FOR EACH ROW EXECUTE FUNCTION challenge_as_filed();

-- S3: seen and decided by staff whom nothing binds in the call, never by the member who is challenged (lib/decisions/021).
ALTER FUNCTION challenge_in_time() SECURITY DEFINER SET search_path = public, pg_temp;
CALL protect_rows('"ReviewerChallenge"',
  seen => '"memberId" <> ALL ((SELECT own_seats())::text[])
    AND EXISTS (SELECT 1 FROM "Proposal" p WHERE p."id" = "proposalId" AND p."callId" = ANY ((SELECT staffed_calls())::text[]))',
  written => '"memberId" <> ALL ((SELECT own_seats())::text[])
    AND EXISTS (SELECT 1 FROM "Proposal" p WHERE p."id" = "proposalId" AND p."callId" = ANY ((SELECT staffed_calls())::text[]))');
