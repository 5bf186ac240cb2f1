-- S3, S8: who reviewed what, who gave which score and when, a second time: refused by the database itself, whatever the
-- application forgets. How it works and how a table joins: lib/decisions/021-row-level-security.md.

-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "memberId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "panelId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposalId" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "ScoreSheetItem" ADD COLUMN     "memberId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "panelId" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "proposalId" TEXT NOT NULL DEFAULT '';

-- ── Who acts ───────────────────────────────────────────────────────────────────────────────────
-- Set for one transaction or statement only (lib/platform/acting.ts): the id of a user, or `system: purpose`. Else nobody.
CREATE FUNCTION acting_user() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT nullif(current_setting('app.actor', true), '') $$;
CREATE FUNCTION acting_as_system() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('app.actor', true) LIKE 'system: _%', false) $$;

-- Offices follow the portal's clock, which only a rehearsal may have moved.
CREATE FUNCTION portal_now() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT now() + coalesce((SELECT (value #>> '{}')::float8 FROM "Setting" WHERE key = 'clock.shiftMs'), 0)
    * interval '1 millisecond' $$;

-- ── S3: the rule of conflicts, once ────────────────────────────────────────────────────────────
CREATE FUNCTION is_binding(outcome "ConflictOutcome") RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE
  AS $$ SELECT outcome IN ('OPEN', 'EXCLUDED') $$;

-- Who is kept from which proposal, and nothing of why: every command asks this before it shows or tells anything, whoever
-- runs it. Read with the owner's rights; DISTINCT also keeps it from being written through.
CREATE VIEW "BoundPerson" AS
  SELECT DISTINCT f."proposalId", f."userId" FROM "ConflictFinding" f WHERE is_binding(f."outcome");

-- S3 on mutual evaluation: who has reviewed a proposal that these people work on. The machine compares; it shows nobody.
CREATE FUNCTION evaluators_of(people text[], since timestamptz) RETURNS TABLE ("evaluatedId" text, "userId" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT pp."userId", m."userId" FROM "ProposalPerson" pp
    JOIN "ReviewAssignment" a ON a."proposalId" = pp."proposalId" AND a."status" = 'ASSIGNED'
    JOIN "PanelMember" m ON m."id" = a."memberId"
    JOIN "ReviewPanel" p ON p."id" = a."panelId" AND p."status" <> 'FORMING' AND p."createdAt" >= since
    WHERE pp."userId" = ANY(people) $$;

-- ── What somebody may see: asked once a statement, with the owner's rights ──────────────────────
-- Calls whose panels are open to the acting person by office (permission panel:view) and closed by no conflict.
CREATE FUNCTION staffed_calls() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(c."id"), '{}') FROM "Call" c
    WHERE EXISTS (SELECT 1 FROM "Grant" g WHERE g."userId" = acting_user() AND g."role" IN ('OFFICER', 'DIRECTOR', 'AUDITOR')
        AND g."revokedAt" IS NULL AND g."validFrom" <= portal_now() AND (g."validTo" IS NULL OR g."validTo" > portal_now())
        AND (g."scopeKind" IS NULL OR (g."scopeKind" = 'CALL' AND g."scopeId" = c."id")))
      AND NOT EXISTS (SELECT 1 FROM "BoundPerson" b JOIN "Proposal" p ON p."id" = b."proposalId"
        WHERE b."userId" = acting_user() AND p."callId" = c."id") $$;

CREATE FUNCTION staffed_panels() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(p."id"), '{}') FROM "ReviewPanel" p WHERE p."callId" = ANY ((SELECT staffed_calls())::text[]) $$;

CREATE FUNCTION chaired_panels() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(m."panelId"), '{}') FROM "PanelMember" m
    WHERE m."userId" = acting_user() AND m."isChair" AND m."removedAt" IS NULL $$;

CREATE FUNCTION own_seats() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(m."id"), '{}') FROM "PanelMember" m
    WHERE m."userId" = acting_user() AND m."removedAt" IS NULL $$;

CREATE FUNCTION closed_proposals() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(b."proposalId"), '{}') FROM "BoundPerson" b WHERE b."userId" = acting_user() $$;

-- ── A table behind the wall: nobody sees or writes a row but by these two conditions, or as the system, by name ─────────
CREATE PROCEDURE protect_rows(relation regclass, seen text, written text) LANGUAGE plpgsql AS $$
DECLARE system_or text := '(SELECT acting_as_system()) OR ';
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', relation);
  EXECUTE format('CREATE POLICY row_seen ON %s FOR SELECT USING (%s)', relation, system_or || seen);
  EXECUTE format('CREATE POLICY row_added ON %s FOR INSERT WITH CHECK (%s)', relation, system_or || written);
  EXECUTE format('CREATE POLICY row_changed ON %s FOR UPDATE USING (%s)', relation, system_or || written);
  EXECUTE format('CREATE POLICY row_removed ON %s FOR DELETE USING (%s)', relation, system_or || written);
END $$;

CALL protect_rows('"PanelMember"',
  seen => '("userId" = (SELECT acting_user()) AND "removedAt" IS NULL)
    OR "panelId" = ANY ((SELECT chaired_panels())::text[]) OR "panelId" = ANY ((SELECT staffed_panels())::text[])',
  written => '("userId" = (SELECT acting_user()) AND "removedAt" IS NULL) OR "panelId" = ANY ((SELECT staffed_panels())::text[])');

CALL protect_rows('"ReviewAssignment"',
  seen => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT staffed_panels())::text[])
    OR ("panelId" = ANY ((SELECT chaired_panels())::text[]) AND "proposalId" <> ALL ((SELECT closed_proposals())::text[]))',
  written => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT staffed_panels())::text[])');

CALL protect_rows('"PlannedAssignment"',
  seen => '"panelId" = ANY ((SELECT staffed_panels())::text[])',
  written => '"panelId" = ANY ((SELECT staffed_panels())::text[])');

-- A sheet is seen by whoever sees its assignment; it is written by its author, and by a chair who opens it again (S6).
CALL protect_rows('"ScoreSheet"',
  seen => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT staffed_panels())::text[])
    OR ("panelId" = ANY ((SELECT chaired_panels())::text[]) AND "proposalId" <> ALL ((SELECT closed_proposals())::text[]))',
  written => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT chaired_panels())::text[])');
CALL protect_rows('"ScoreSheetItem"',
  seen => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT staffed_panels())::text[])
    OR ("panelId" = ANY ((SELECT chaired_panels())::text[]) AND "proposalId" <> ALL ((SELECT closed_proposals())::text[]))',
  written => '"memberId" = ANY ((SELECT own_seats())::text[]) OR "panelId" = ANY ((SELECT chaired_panels())::text[])');

-- What an officer decided about words of an opinion (S8).
CALL protect_rows('"OpinionCheck"',
  seen => 'EXISTS (SELECT 1 FROM "ScoreSheet" s WHERE s."id" = "sheetId")',
  written => 'EXISTS (SELECT 1 FROM "ScoreSheet" s WHERE s."id" = "sheetId" AND s."panelId" = ANY ((SELECT staffed_panels())::text[]))');

-- Notes and remarks are their author's; what is shared of them, and colleagues' reviews, the portal takes out by its own name.
CALL protect_rows('"ReviewNotebook"',
  seen => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId" AND a."memberId" = ANY ((SELECT own_seats())::text[]))',
  written => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId" AND a."memberId" = ANY ((SELECT own_seats())::text[]))');
CALL protect_rows('"ReviewRemark"',
  seen => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId" AND a."memberId" = ANY ((SELECT own_seats())::text[]))',
  written => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId" AND a."memberId" = ANY ((SELECT own_seats())::text[]))');
CALL protect_rows('"ReviewFlag"',
  seen => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId")',
  written => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."id" = "assignmentId")');

CALL protect_rows('"ConflictFinding"',
  seen => '"userId" = (SELECT acting_user())
    OR EXISTS (SELECT 1 FROM "Proposal" p WHERE p."id" = "proposalId" AND p."callId" = ANY ((SELECT staffed_calls())::text[]))',
  written => '"userId" = (SELECT acting_user())
    OR EXISTS (SELECT 1 FROM "Proposal" p WHERE p."id" = "proposalId" AND p."callId" = ANY ((SELECT staffed_calls())::text[]))');

-- ── Sheets and their items say themselves whose they are: a policy that had to look that up would cost more than the query ──
ALTER TABLE "ScoreSheet" DISABLE TRIGGER score_sheet_locked;
UPDATE "ScoreSheet" s SET "memberId" = a."memberId", "panelId" = a."panelId", "proposalId" = a."proposalId"
  FROM "ReviewAssignment" a WHERE a."id" = s."assignmentId";
ALTER TABLE "ScoreSheet" ENABLE TRIGGER score_sheet_locked;
ALTER TABLE "ScoreSheetItem" DISABLE TRIGGER score_item_locked;
UPDATE "ScoreSheetItem" i SET "memberId" = s."memberId", "panelId" = s."panelId", "proposalId" = s."proposalId"
  FROM "ScoreSheet" s WHERE s."id" = i."sheetId";
ALTER TABLE "ScoreSheetItem" ENABLE TRIGGER score_item_locked;

CREATE FUNCTION score_sheet_holder() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF NEW."assignmentId" <> OLD."assignmentId" THEN
      RAISE EXCEPTION 'score sheet % stays with its assignment', OLD."id" USING ERRCODE = 'check_violation';
    END IF;
    NEW."memberId" := OLD."memberId"; NEW."panelId" := OLD."panelId"; NEW."proposalId" := OLD."proposalId";
  ELSE
    SELECT a."memberId", a."panelId", a."proposalId" INTO NEW."memberId", NEW."panelId", NEW."proposalId"
      FROM "ReviewAssignment" a WHERE a."id" = NEW."assignmentId";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER score_sheet_holder BEFORE INSERT OR UPDATE ON "ScoreSheet" FOR EACH ROW EXECUTE FUNCTION score_sheet_holder();

-- ── Constraints look at all rows, whoever writes ───────────────────────────────────────────────
ALTER FUNCTION opinion_check_in_time() SECURITY DEFINER SET search_path = public, pg_temp;
ALTER FUNCTION objection_not_by_original_panel() SECURITY DEFINER SET search_path = public, pg_temp;

-- What the writer does not see is locked to them as well; the answer does not tell which.
CREATE OR REPLACE FUNCTION score_item_locked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE sheet record;
BEGIN
  SELECT "status", "memberId", "panelId", "proposalId" INTO sheet FROM "ScoreSheet"
    WHERE "id" = CASE WHEN TG_OP = 'DELETE' THEN OLD."sheetId" ELSE NEW."sheetId" END FOR SHARE;
  IF sheet."status" IS DISTINCT FROM 'DRAFT' THEN
    RAISE EXCEPTION 'score sheet % is locked', CASE WHEN TG_OP = 'DELETE' THEN OLD."sheetId" ELSE NEW."sheetId" END
      USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  NEW."memberId" := sheet."memberId"; NEW."panelId" := sheet."panelId"; NEW."proposalId" := sheet."proposalId";
  RETURN NEW;
END $$;
