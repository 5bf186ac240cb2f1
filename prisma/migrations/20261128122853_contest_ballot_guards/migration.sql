-- X3: votes stand whatever the application does.
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_pair" CHECK ("lowEntryId" COLLATE "C" < "highEntryId");
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_side" CHECK ("leftEntryId" IN ("lowEntryId", "highEntryId"));
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_elapsed" CHECK ("elapsedMs" >= 0);
ALTER TABLE "ContestCell" ADD CONSTRAINT "ContestCell_pair" CHECK ("lowEntryId" COLLATE "C" < "highEntryId");
-- One task at a time.
CREATE UNIQUE INDEX "ContestTask_one_open" ON "ContestTask" ("voterId") WHERE "answeredAt" IS NULL;

-- A vote comes in only while the contest is open (closing waits for those under way), from whom the task was given to, who
-- consented, on that task's pair, and again only after the one before was taken back.
CREATE FUNCTION contest_ballot_in() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing "ContestState";
BEGIN
  SELECT "state" INTO standing FROM "Contest" WHERE "id" = NEW."contestId" FOR SHARE;
  IF standing IS DISTINCT FROM 'OPEN' THEN
    RAISE EXCEPTION 'contest % is not open', NEW."contestId" USING ERRCODE = 'check_violation';
  END IF;
  IF NOT EXISTS (
    SELECT 1 FROM "ContestTask" t JOIN "ContestVoter" v ON v."id" = t."voterId"
    WHERE t."id" = NEW."taskId" AND t."voterId" = NEW."voterId" AND t."promptId" = NEW."promptId"
      AND t."contestId" = NEW."contestId" AND v."consentAt" IS NOT NULL AND t."leftEntryId" = NEW."leftEntryId"
      AND least(t."leftEntryId", t."rightEntryId") = NEW."lowEntryId"
      AND greatest(t."leftEntryId", t."rightEntryId") = NEW."highEntryId"
  ) THEN
    RAISE EXCEPTION 'ballot does not fit task %', NEW."taskId" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."round" > 0 AND NOT EXISTS (
    SELECT 1 FROM "ContestBallot" b JOIN "ContestDiscard" d ON d."ballotId" = b."id" AND d."reason" = 'UNDONE'
    WHERE b."voterId" = NEW."voterId" AND b."promptId" = NEW."promptId" AND b."lowEntryId" = NEW."lowEntryId"
      AND b."highEntryId" = NEW."highEntryId" AND b."round" = NEW."round" - 1
  ) THEN
    RAISE EXCEPTION 'the vote before was not taken back' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contest_ballot_in BEFORE INSERT ON "ContestBallot" FOR EACH ROW EXECUTE FUNCTION contest_ballot_in();

-- X4: pair counts follow every vote and every discard in the same transaction.
CREATE FUNCTION contest_count(ballot "ContestBallot", step int) RETURNS void LANGUAGE plpgsql AS $$
DECLARE low_wins int := 0; high_wins int := 0; tie_votes int := 0; bad_votes int := 0;
BEGIN
  IF ballot."verdict" = 'TIE' THEN tie_votes := step;
  ELSIF ballot."verdict" = 'BOTH_BAD' THEN bad_votes := step;
  ELSIF (ballot."verdict" = 'LEFT') = (ballot."leftEntryId" = ballot."lowEntryId") THEN low_wins := step;
  ELSE high_wins := step;
  END IF;
  INSERT INTO "ContestPairCount" AS c
    ("contestId", "group", "language", "domain", "lowEntryId", "highEntryId", "lowWins", "highWins", "ties", "bothBad")
  SELECT ballot."contestId", v."group", p."language", p."domain", ballot."lowEntryId", ballot."highEntryId",
    low_wins, high_wins, tie_votes, bad_votes
  FROM "ContestVoter" v, "ContestPrompt" p WHERE v."id" = ballot."voterId" AND p."id" = ballot."promptId"
  ON CONFLICT ("contestId", "group", "language", "domain", "lowEntryId", "highEntryId") DO UPDATE SET
    "lowWins" = c."lowWins" + low_wins, "highWins" = c."highWins" + high_wins,
    "ties" = c."ties" + EXCLUDED."ties", "bothBad" = c."bothBad" + EXCLUDED."bothBad";
END $$;
CREATE FUNCTION contest_ballot_counted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM contest_count(NEW, 1);
  RETURN NULL;
END $$;
CREATE TRIGGER contest_ballot_counted AFTER INSERT ON "ContestBallot" FOR EACH ROW EXECUTE FUNCTION contest_ballot_counted();
CREATE FUNCTION contest_discard_in() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "ContestBallot" b JOIN "Contest" c ON c."id" = b."contestId"
    WHERE b."id" = NEW."ballotId" AND c."state" <> 'OPEN') THEN
    RAISE EXCEPTION 'the votes of a closed contest are settled' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contest_discard_in BEFORE INSERT ON "ContestDiscard" FOR EACH ROW EXECUTE FUNCTION contest_discard_in();
CREATE FUNCTION contest_discard_counted() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE ballot "ContestBallot";
BEGIN
  SELECT * INTO STRICT ballot FROM "ContestBallot" WHERE "id" = NEW."ballotId";
  PERFORM contest_count(ballot, -1);
  RETURN NULL;
END $$;
CREATE TRIGGER contest_discard_counted AFTER INSERT ON "ContestDiscard" FOR EACH ROW EXECUTE FUNCTION contest_discard_counted();

-- Nothing of a closed contest changes, and nothing it was decided by changes once it is open.
CREATE FUNCTION contest_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."stageId" <> NEW."stageId" OR (OLD."state" <> 'PREPARING' AND
    (OLD."rules", OLD."rulesHash", OLD."closesAt", OLD."openedAt") IS DISTINCT FROM
    (NEW."rules", NEW."rulesHash", NEW."closesAt", NEW."openedAt"))
    OR (OLD."state" = 'OPEN' AND NEW."state" = 'PREPARING') OR (OLD."state" = 'CLOSED' AND NEW."state" <> 'CLOSED')
    OR (OLD."ballotsHash" IS NOT NULL AND OLD."ballotsHash" IS DISTINCT FROM NEW."ballotsHash") THEN
    RAISE EXCEPTION 'contest % stays as it was opened and closed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contest_settled BEFORE UPDATE OR DELETE ON "Contest" FOR EACH ROW EXECUTE FUNCTION contest_settled();

DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['ContestBallot', 'ContestDiscard']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

-- SHA-256 over every vote and what became of it, in the order of their ids: the seal of a closed contest.
CREATE FUNCTION contest_ballots_hash(contest text) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT encode(sha256(convert_to(coalesce(string_agg(concat_ws('|', b."id", b."voterId", b."promptId", b."lowEntryId",
    b."highEntryId", b."leftEntryId", b."verdict", b."round", (extract(epoch FROM b."castAt") * 1000)::bigint, b."elapsedMs",
    coalesce(d."reason"::text, '')), E'\n' ORDER BY b."id" COLLATE "C"), ''), 'UTF8')), 'hex')
  FROM "ContestBallot" b LEFT JOIN "ContestDiscard" d ON d."ballotId" = b."id" WHERE b."contestId" = contest
$$;
