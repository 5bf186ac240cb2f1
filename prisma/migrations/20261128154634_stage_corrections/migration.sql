-- DropIndex
DROP INDEX "Objection_proposalId_key";

-- AlterTable
ALTER TABLE "Objection" ADD COLUMN     "stageTeamId" TEXT;

-- AlterTable
ALTER TABLE "StageDecision" ADD COLUMN     "correctsId" TEXT,
ADD COLUMN     "objectionIds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE UNIQUE INDEX "Objection_stageTeamId_key" ON "Objection"("stageTeamId");

-- CreateIndex
CREATE INDEX "Objection_proposalId_idx" ON "Objection"("proposalId");

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_correctsId_fkey" FOREIGN KEY ("correctsId") REFERENCES "StageDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- S10: one objection of a proposal to its selection, one of a team to each stage, each within the window of its result.
CREATE UNIQUE INDEX "Objection_one_to_selection" ON "Objection" ("proposalId") WHERE "stageTeamId" IS NULL;
CREATE OR REPLACE FUNCTION objection_in_time() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."stageTeamId" IS NULL AND NOT EXISTS (
    SELECT 1 FROM "Call" c JOIN "Proposal" p ON p."callId" = c."id"
    WHERE c."id" = NEW."callId" AND p."id" = NEW."proposalId" AND c."phase" = 'PUBLISHED'
      AND NEW."filedAt" >= c."publishedAt" AND NEW."filedAt" <= c."objectionsDueAt"
  ) THEN
    RAISE EXCEPTION 'the window for objections to call % is not open', NEW."callId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_time';
  END IF;
  IF NEW."stageTeamId" IS NOT NULL AND NOT EXISTS (
    SELECT 1 FROM "StageTeam" e JOIN "Stage" s ON s."id" = e."stageId" JOIN "Team" t ON t."id" = e."teamId"
    WHERE e."id" = NEW."stageTeamId" AND t."proposalId" = NEW."proposalId" AND t."callId" = NEW."callId" AND s."state" = 'PUBLISHED'
      AND NEW."filedAt" >= s."publishedAt" AND NEW."filedAt" <= s."objectionsDueAt"
  ) THEN
    RAISE EXCEPTION 'the window for objections to the stage of % is not open', NEW."stageTeamId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_in_time';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION objection_as_filed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'DECIDED'
     OR (OLD."number", OLD."callId", OLD."proposalId", OLD."stageTeamId", OLD."ground"::text, OLD."statement", OLD."request",
         OLD."contentSha256", OLD."filedById", OLD."filedAt", OLD."decisionDueAt")
     IS DISTINCT FROM (NEW."number", NEW."callId", NEW."proposalId", NEW."stageTeamId", NEW."ground"::text, NEW."statement",
         NEW."request", NEW."contentSha256", NEW."filedById", NEW."filedAt", NEW."decisionDueAt") THEN
    RAISE EXCEPTION 'objection % stays as it was filed and decided', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- S10: who took part in a stage's result: scored or judged by hand, voted as an expert, proposed, decided, or was counted in the committee.
CREATE FUNCTION stage_evaluators(stage_id text) RETURNS SETOF text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT p."enteredById" FROM "StagePartScore" p JOIN "StageTeam" e ON e."id" = p."stageTeamId" WHERE e."stageId" = stage_id
  UNION SELECT g."enteredById" FROM "StageGateResult" g JOIN "StageTeam" e ON e."id" = g."stageTeamId" WHERE e."stageId" = stage_id
  UNION SELECT v."userId" FROM "ContestVoter" v JOIN "Contest" c ON c."id" = v."contestId"
    WHERE c."stageId" = stage_id AND v."group" = 'EXPERT' AND v."consentAt" IS NOT NULL
  UNION SELECT unnest(ARRAY[d."proposedById", d."decidedById"]) FROM "StageDecision" d WHERE d."stageId" = stage_id
  UNION SELECT unnest(m."countedIds") FROM "DeliberationMotion" m JOIN "DeliberationItem" i ON i."id" = m."itemId"
    JOIN "StageDecision" d ON d."id" = i."stageDecisionId" WHERE d."stageId" = stage_id
$$;
CREATE OR REPLACE FUNCTION objection_not_by_original_panel() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW."status" = 'APPROVED' AND NEW."verdict" <> 'INADMISSIBLE' AND NOT EXISTS (
    SELECT 1 FROM "ObjectionVoice" v
    JOIN "ObjectionMember" m ON m."id" = v."memberId" JOIN "Objection" o ON o."id" = m."objectionId"
    LEFT JOIN "StageTeam" e ON e."id" = o."stageTeamId"
    WHERE v."decisionId" = NEW."id" AND o."id" = NEW."objectionId" AND v."opinion" <> 'ABSENT' AND CASE
      WHEN o."stageTeamId" IS NULL THEN NOT EXISTS (
        SELECT 1 FROM "PanelMember" s JOIN "ReviewPanel" p ON p."id" = s."panelId"
        WHERE p."callId" = o."callId" AND s."userId" = m."userId")
      ELSE m."userId" NOT IN (SELECT w FROM stage_evaluators(e."stageId") AS w WHERE w IS NOT NULL) END
  ) THEN
    RAISE EXCEPTION 'the original panel alone may not decide objection %', NEW."objectionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'objection_not_by_original_panel';
  END IF;
  RETURN NEW;
END $$;

-- S10, L3: a corrected result is a decision of its own that names the one it corrects: one line of them, one on its way at a time.
DROP INDEX "StageDecision_one_live";
CREATE UNIQUE INDEX "StageDecision_one_open" ON "StageDecision" ("stageId") WHERE "status" = 'PROPOSED';
CREATE UNIQUE INDEX "StageDecision_one_first" ON "StageDecision" ("stageId") WHERE "status" = 'APPROVED' AND "correctsId" IS NULL;
CREATE UNIQUE INDEX "StageDecision_one_correction" ON "StageDecision" ("correctsId") WHERE "status" = 'APPROVED';
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_correction" CHECK
  (("correctsId" IS NULL) = (cardinality("objectionIds") = 0) AND "correctsId" <> "id");

-- E3: final means that every objection is decided.
CREATE OR REPLACE FUNCTION stage_window_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."objectionsDueAt" IS NOT NULL AND (NEW."objectionsDueAt" IS NULL OR NEW."objectionsDueAt" < OLD."objectionsDueAt") THEN
    RAISE EXCEPTION 'the window for objections to stage % is not shortened', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."state" = 'FINAL' AND OLD."state" <> 'FINAL' AND NEW."finalAt" IS NOT NULL AND (NEW."finalAt" <= NEW."objectionsDueAt"
    OR EXISTS (SELECT 1 FROM "Objection" o JOIN "StageTeam" e ON e."id" = o."stageTeamId"
      WHERE e."stageId" = NEW."id" AND o."status" <> 'DECIDED')
    OR EXISTS (SELECT 1 FROM "StageDecision" d WHERE d."stageId" = NEW."id" AND d."status" = 'PROPOSED')) THEN
    RAISE EXCEPTION 'the window for objections to stage % is open, or an objection is not decided', OLD."number"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'stage_window_kept';
  END IF;
  RETURN NEW;
END $$;

-- S10: a team that an objection brought back has its agreement again; only for a team that is in the programme.
CREATE OR REPLACE FUNCTION agreement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."number" <> OLD."number" OR NEW."teamId" <> OLD."teamId"
     OR (OLD."endedAt" IS NOT NULL AND (NEW."endsOn" IS DISTINCT FROM OLD."endsOn" OR NEW."endedAt" IS DISTINCT FROM OLD."endedAt")
       AND NOT (NEW."endedAt" IS NULL AND EXISTS (SELECT 1 FROM "Team" t WHERE t."id" = NEW."teamId" AND t."status" = 'ACTIVE'))) THEN
    RAISE EXCEPTION 'agreement % is kept', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."inForceId" IS DISTINCT FROM OLD."inForceId" AND NOT EXISTS (
       SELECT 1 FROM "AgreementVersion" v WHERE v."id" = NEW."inForceId" AND v."agreementId" = NEW."id" AND v."status" = 'SIGNED'
         AND v."number" > coalesce((SELECT o."number" FROM "AgreementVersion" o WHERE o."id" = OLD."inForceId"), -1)) THEN
    RAISE EXCEPTION 'only a later signed version comes into force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- S10, S3: voices on an objection to a stage are for staff whose grant is bound to no call, and whom no finding ties to a team of the stage.
CREATE FUNCTION staffed_objections() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(o."id"), '{}') FROM "Objection" o LEFT JOIN "StageTeam" e ON e."id" = o."stageTeamId"
    WHERE CASE WHEN o."stageTeamId" IS NULL THEN o."callId" = ANY ((SELECT staffed_calls())::text[])
      ELSE EXISTS (SELECT 1 FROM "Grant" g WHERE g."userId" = acting_user() AND g."role" IN ('OFFICER', 'DIRECTOR', 'AUDITOR')
          AND g."revokedAt" IS NULL AND g."validFrom" <= portal_now() AND (g."validTo" IS NULL OR g."validTo" > portal_now())
          AND g."scopeKind" IS NULL)
        AND NOT EXISTS (SELECT 1 FROM "StageTeam" st JOIN "Team" t ON t."id" = st."teamId"
          JOIN "BoundPerson" b ON b."proposalId" = t."proposalId" WHERE st."stageId" = e."stageId" AND b."userId" = acting_user()) END $$;
DROP POLICY row_seen ON "ObjectionVoice";
DROP POLICY row_added ON "ObjectionVoice";
DROP POLICY row_changed ON "ObjectionVoice";
DROP POLICY row_removed ON "ObjectionVoice";
CALL protect_rows('"ObjectionVoice"',
  seen => 'EXISTS (SELECT 1 FROM "ObjectionDecision" d WHERE d."id" = "decisionId" AND d."objectionId" = ANY ((SELECT staffed_objections())::text[]))',
  written => 'EXISTS (SELECT 1 FROM "ObjectionDecision" d WHERE d."id" = "decisionId" AND d."objectionId" = ANY ((SELECT staffed_objections())::text[]))');
