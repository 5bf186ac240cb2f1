-- X1, X3: what somebody was shown and how they voted is theirs; until the close nobody knows who is ahead, and nobody ever reads
-- a voter's choices: totals, seals and the recount are taken out by the portal in its own name (lib/decisions/021, 034).
CREATE FUNCTION own_voter_seats() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(v."id"), '{}') FROM "ContestVoter" v WHERE v."userId" = acting_user() $$;

CALL protect_rows('"ContestTask"',
  seen => '"voterId" = ANY ((SELECT own_voter_seats())::text[])',
  written => '"voterId" = ANY ((SELECT own_voter_seats())::text[])');
CALL protect_rows('"ContestBallot"',
  seen => '"voterId" = ANY ((SELECT own_voter_seats())::text[])',
  written => '"voterId" = ANY ((SELECT own_voter_seats())::text[])');
-- A voter takes back a vote of their own; every other reason is the close's.
CALL protect_rows('"ContestDiscard"',
  seen => 'EXISTS (SELECT 1 FROM "ContestBallot" b WHERE b."id" = "ballotId")',
  written => '"reason" = ''UNDONE'' AND EXISTS (SELECT 1 FROM "ContestBallot" b WHERE b."id" = "ballotId")');
-- Who is ahead is nobody's row; only the triggers of votes and discards write it.
CALL protect_rows('"ContestPairCount"', seen => 'false', written => 'false');

-- Rules look at all rows, whoever writes; what they keep up to date is nobody's to write.
ALTER FUNCTION contest_ballot_in() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION contest_ballot_counted() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION contest_discard_in() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION contest_discard_counted() SECURITY DEFINER SET search_path = public, pg_temp;
-- A seal tells nothing but that nothing changed.
ALTER FUNCTION contest_ballots_hash(text) SECURITY DEFINER SET search_path = public, pg_temp;
