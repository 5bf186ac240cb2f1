-- H3: evidence is a fact.
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "TalentEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "TalentEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

ALTER TABLE "TalentPerson" ADD CONSTRAINT "TalentPerson_months" CHECK
  (extract(day FROM "firstMonth") = 1 AND extract(day FROM "lastMonth") = 1 AND "lastMonth" >= "firstMonth");
ALTER TABLE "TalentPerson" ADD CONSTRAINT "TalentPerson_figures" CHECK
  ("labourMonthlyWon" >= 0 AND "researchMonthlyWon" >= 0 AND "stayMonthlyWon" >= 0 AND "matchingBasisPoints" BETWEEN 1 AND 10000);
-- L3: whoever asked does not decide.
ALTER TABLE "TalentPerson" ADD CONSTRAINT "TalentPerson_two_people" CHECK
  (("status" = 'REQUESTED') = ("decidedById" IS NULL) AND ("decidedById" IS NULL OR "decidedById" <> "requestedById"));

-- H1: never more than the share of what was spent; L3: proposed by one, released by another.
ALTER TABLE "TalentPayment" ADD CONSTRAINT "TalentPayment_figures" CHECK
  (extract(day FROM "month") = 1 AND "labourWon" >= 0 AND "researchWon" >= 0 AND "stayWon" >= 0
    AND "supportWon" BETWEEN 1 AND "labourWon" + "researchWon" + "stayWon");
ALTER TABLE "TalentPayment" ADD CONSTRAINT "TalentPayment_two_people" CHECK
  (("status" = 'PROPOSED') = ("decidedById" IS NULL) AND ("status" <> 'PAID' OR "decidedById" <> "proposedById"));
-- A month of a researcher is paid once.
CREATE UNIQUE INDEX "TalentPayment_one_month" ON "TalentPayment" ("personId", "month") WHERE "status" <> 'REJECTED';

CREATE FUNCTION talent_payment_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'PROPOSED'
    OR (NEW."personId", NEW."month", NEW."labourWon", NEW."researchWon", NEW."stayWon", NEW."supportWon", NEW."proposedById")
      IS DISTINCT FROM (OLD."personId", OLD."month", OLD."labourWon", OLD."researchWon", OLD."stayWon", OLD."supportWon", OLD."proposedById")
  THEN RAISE EXCEPTION 'a payment is decided once, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'talent_payment_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER talent_payment_kept BEFORE UPDATE OR DELETE ON "TalentPayment" FOR EACH ROW EXECUTE FUNCTION talent_payment_kept();
