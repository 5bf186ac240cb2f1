-- S7, S11: a calculation sheet holds every seat's scores; a row of its own, so that the database can keep it from whom it does
-- not concern while decisions, results and hashes stay readable (lib/decisions/021).
CREATE TABLE "DecisionSheet" (
    "decisionId" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "DecisionSheet_pkey" PRIMARY KEY ("decisionId")
);
INSERT INTO "DecisionSheet" ("decisionId", "text") SELECT "id", "sheet" FROM "SelectionDecision";
ALTER TABLE "SelectionDecision" DROP COLUMN "sheet";
ALTER TABLE "DecisionSheet" ADD CONSTRAINT "DecisionSheet_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "SelectionDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "DecisionSheet" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "DecisionSheet" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Who presides over a panel of a call reads its ranking, unless a finding closes any proposal of it to them.
CREATE FUNCTION presided_calls() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(p."callId"), '{}') FROM "ReviewPanel" p WHERE p."id" = ANY ((SELECT chaired_panels())::text[])
    AND NOT EXISTS (SELECT 1 FROM "Proposal" q WHERE q."callId" = p."callId" AND q."id" = ANY ((SELECT closed_proposals())::text[])) $$;
CALL protect_rows('"DecisionSheet"',
  seen => 'EXISTS (SELECT 1 FROM "SelectionDecision" d WHERE d."id" = "decisionId"
    AND (d."callId" = ANY ((SELECT staffed_calls())::text[]) OR d."callId" = ANY ((SELECT presided_calls())::text[])))',
  written => 'EXISTS (SELECT 1 FROM "SelectionDecision" d WHERE d."id" = "decisionId" AND d."callId" = ANY ((SELECT staffed_calls())::text[]))');

-- S10: what each of the people who examined an objection said: for the staff of its call whom no finding binds.
CALL protect_rows('"ObjectionVoice"',
  seen => 'EXISTS (SELECT 1 FROM "ObjectionDecision" d JOIN "Objection" o ON o."id" = d."objectionId"
    WHERE d."id" = "decisionId" AND o."callId" = ANY ((SELECT staffed_calls())::text[]))',
  written => 'EXISTS (SELECT 1 FROM "ObjectionDecision" d JOIN "Objection" o ON o."id" = d."objectionId"
    WHERE d."id" = "decisionId" AND o."callId" = ANY ((SELECT staffed_calls())::text[]))');
