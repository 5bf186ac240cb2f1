-- D2: evidence is a fact.
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "ContributionEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "ContributionEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- D2: what is given in kind says by what it was valued and by whom.
ALTER TABLE "ContributionEntry" ADD CONSTRAINT "ContributionEntry_figures" CHECK
  ("amountWon" > 0 AND ("form" = 'CASH' OR (length(btrim("valuationBasis")) > 0 AND length(btrim("valuedBy")) > 0)));
-- L3: whoever recorded it does not decide; what is returned says why.
ALTER TABLE "ContributionEntry" ADD CONSTRAINT "ContributionEntry_two_people" CHECK
  (("status" = 'RECORDED') = ("decidedById" IS NULL) AND ("decidedById" IS NULL) = ("decidedAt" IS NULL)
    AND ("decidedById" IS NULL OR "decidedById" <> "recordedById")
    AND ("status" <> 'RETURNED' OR length(btrim("decisionReason")) > 0));

CREATE FUNCTION contribution_entry_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'RETURNED' OR (OLD."status" = 'ACCEPTED' AND NEW."status" <> 'RETURNED')
    OR (NEW."teamId", NEW."organisationId", NEW."year", NEW."paidOn", NEW."form", NEW."item", NEW."amountWon",
        NEW."valuationBasis", NEW."valuedBy", NEW."recordedById", NEW."recordedAt")
      IS DISTINCT FROM (OLD."teamId", OLD."organisationId", OLD."year", OLD."paidOn", OLD."form", OLD."item", OLD."amountWon",
        OLD."valuationBasis", OLD."valuedBy", OLD."recordedById", OLD."recordedAt")
  THEN RAISE EXCEPTION 'a contribution is recorded once, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entry_kept';
  END IF;
  IF NEW."status" = 'ACCEPTED' AND NOT EXISTS (SELECT 1 FROM "ContributionEvidence" e WHERE e."entryId" = NEW."id")
  THEN RAISE EXCEPTION 'nothing vouches for contribution %', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'contribution_entry_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contribution_entry_kept BEFORE UPDATE OR DELETE ON "ContributionEntry" FOR EACH ROW EXECUTE FUNCTION contribution_entry_kept();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "ContributionEntry" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
