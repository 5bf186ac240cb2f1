-- X2: one making of answers at a time, and leases that say who is at work.
CREATE UNIQUE INDEX "ContestGeneration_one_running" ON "ContestGeneration" ("contestId") WHERE "state" = 'RUNNING';
ALTER TABLE "ContestGeneration" ADD CONSTRAINT "ContestGeneration_ended" CHECK (("state" = 'RUNNING') = ("endedAt" IS NULL));
ALTER TABLE "ContestOrder" ADD CONSTRAINT "ContestOrder_lease" CHECK
  (("leaseId" IS NULL) = ("leasedUntil" IS NULL) AND ("state" = 'WAITING' OR "leaseId" IS NULL));
ALTER TABLE "ContestOrder" ADD CONSTRAINT "ContestOrder_reason" CHECK ("state" <> 'FAILED' OR "reason" IS NOT NULL);
ALTER TABLE "ContestEndpoint" ADD CONSTRAINT "ContestEndpoint_spending" CHECK ("requests" >= 0 AND "outputTokens" >= 0);

-- What people are shown is settled at the opening: no answer comes, goes or changes its words after it.
CREATE FUNCTION contest_answer_settled() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE prompt text := CASE WHEN TG_OP = 'DELETE' THEN OLD."promptId" ELSE NEW."promptId" END;
BEGIN
  IF EXISTS (SELECT 1 FROM "ContestPrompt" p JOIN "Contest" c ON c."id" = p."contestId"
    WHERE p."id" = prompt AND c."state" <> 'PREPARING') THEN
    RAISE EXCEPTION 'the answers to prompt % are settled', prompt USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER contest_answer_settled BEFORE INSERT OR DELETE OR UPDATE OF "text", "promptId", "entryId" ON "ContestAnswer"
  FOR EACH ROW EXECUTE FUNCTION contest_answer_settled();
