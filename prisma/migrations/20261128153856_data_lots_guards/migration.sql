-- What happened to a lot, and what vouches for it, are facts.
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "DataLotStep" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "DataLotStep" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "DataEvidence" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "DataEvidence" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
ALTER TABLE "DataEvidence" ADD CONSTRAINT "DataEvidence_one_subject" CHECK (num_nonnulls("lotId", "milestoneId") = 1);

ALTER TABLE "DataWish" ADD CONSTRAINT "DataWish_figures" CHECK
  ("estimatedWon" > 0 AND num_nonnulls("lotId", "withdrawnAt") <= 1);

-- L3: proposed by one, approved by another, paid by a third.
ALTER TABLE "DataLot" ADD CONSTRAINT "DataLot_hands" CHECK (
  "estimatedWon" > 0
  AND ("status" IN ('PROPOSED', 'PURCHASED', 'PAID')) = ("proposedById" IS NOT NULL)
  AND ("proposedById" IS NULL) = ("priceWon" IS NULL) AND ("priceWon" IS NULL OR "priceWon" > 0)
  AND ("status" IN ('PURCHASED', 'PAID')) = ("approvedById" IS NOT NULL)
  AND ("status" = 'PAID') = ("paidById" IS NOT NULL)
  AND ("approvedById" IS NULL OR "approvedById" <> "proposedById")
  AND ("paidById" IS NULL OR "paidById" NOT IN ("proposedById", "approvedById")));
CREATE FUNCTION data_lot_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'CANCELLED'
    OR (OLD."status" = 'PURCHASED' AND NEW."status" NOT IN ('PURCHASED', 'PAID')) OR (OLD."status" = 'PAID' AND NEW."status" <> 'PAID')
    OR (OLD."status" IN ('PURCHASED', 'PAID') AND (NEW."priceWon", NEW."year", NEW."proposedById", NEW."approvedById")
      IS DISTINCT FROM (OLD."priceWon", OLD."year", OLD."proposedById", OLD."approvedById"))
    -- What is voted on stays as the teams saw it.
    OR (OLD."roundId" IS NOT NULL AND (NEW."roundId", NEW."wanting", NEW."corpus", NEW."owner", NEW."estimatedWon", NEW."year", NEW."number")
      IS DISTINCT FROM (OLD."roundId", OLD."wanting", OLD."corpus", OLD."owner", OLD."estimatedWon", OLD."year", OLD."number"))
  THEN RAISE EXCEPTION 'a lot that is voted on, bought or given up is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_lot_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_lot_kept BEFORE UPDATE OR DELETE ON "DataLot" FOR EACH ROW EXECUTE FUNCTION data_lot_kept();

-- T2: one voice a team, all its points, until the closing instant, of teams in the programme.
ALTER TABLE "DataVoteRound" ADD CONSTRAINT "DataVoteRound_figures" CHECK ("closesAt" > "opensAt" AND "pointsPerTeam" BETWEEN 1 AND 1000);
CREATE FUNCTION data_ballot_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  round "DataVoteRound"%ROWTYPE;
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'a ballot stays' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_ballot_kept';
  END IF;
  SELECT * INTO round FROM "DataVoteRound" WHERE "id" = NEW."roundId";
  IF (TG_OP = 'UPDATE' AND (NEW."roundId", NEW."teamId") IS DISTINCT FROM (OLD."roundId", OLD."teamId"))
    OR NEW."castAt" < round."opensAt" OR NEW."castAt" > round."closesAt"
    OR (SELECT coalesce(sum(value::int), 0) FROM jsonb_each_text(NEW."points")) <> round."pointsPerTeam"
    OR EXISTS (SELECT FROM jsonb_each_text(NEW."points") p
      WHERE p.value::int < 0 OR NOT EXISTS (SELECT FROM "DataLot" l WHERE l."id" = p.key AND l."roundId" = NEW."roundId"))
    OR NOT EXISTS (SELECT FROM "Team" WHERE "id" = NEW."teamId" AND "status" = 'ACTIVE')
  THEN RAISE EXCEPTION 'a ballot gives all its points to lots of an open vote' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_ballot_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_ballot_kept BEFORE INSERT OR UPDATE OR DELETE ON "DataBallot" FOR EACH ROW EXECUTE FUNCTION data_ballot_kept();

-- T2: the shares of a lot are its price to the won, checked when the transaction ends; what is bound is not changed.
ALTER TABLE "DataLotShare" ADD CONSTRAINT "DataLotShare_figures" CHECK
  ("amountWon" >= 0 AND "weight" BETWEEN 1 AND 100 AND ("payMovementId" IS NULL OR "commitMovementId" IS NOT NULL));
CREATE FUNCTION data_share_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (TG_OP = 'DELETE' AND OLD."commitMovementId" IS NOT NULL)
    OR (TG_OP = 'UPDATE' AND ((NEW."lotId", NEW."teamId", NEW."weight", NEW."amountWon") IS DISTINCT FROM (OLD."lotId", OLD."teamId", OLD."weight", OLD."amountWon")
      OR (OLD."commitMovementId" IS NOT NULL AND NEW."commitMovementId" IS DISTINCT FROM OLD."commitMovementId")
      OR (OLD."payMovementId" IS NOT NULL AND NEW."payMovementId" IS DISTINCT FROM OLD."payMovementId")))
  THEN RAISE EXCEPTION 'a share that is bound is not changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_share_kept';
  END IF;
  IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_share_kept BEFORE UPDATE OR DELETE ON "DataLotShare" FOR EACH ROW EXECUTE FUNCTION data_share_kept();
CREATE FUNCTION data_lot_shares_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  lot_id text;
  lot "DataLot"%ROWTYPE;
  shared numeric;
BEGIN
  IF TG_TABLE_NAME = 'DataLot' THEN lot_id := NEW."id";
  ELSIF TG_OP = 'DELETE' THEN lot_id := OLD."lotId";
  ELSE lot_id := NEW."lotId"; END IF;
  SELECT * INTO lot FROM "DataLot" WHERE "id" = lot_id;
  SELECT coalesce(sum("amountWon"), 0) INTO shared FROM "DataLotShare" WHERE "lotId" = lot_id;
  IF shared <> coalesce(lot."priceWon", 0)
    OR (lot."status" IN ('PURCHASED', 'PAID') AND EXISTS (SELECT FROM "DataLotShare"
      WHERE "lotId" = lot_id AND "amountWon" > 0 AND ("commitMovementId" IS NULL OR (lot."status" = 'PAID') <> ("payMovementId" IS NOT NULL))))
  THEN RAISE EXCEPTION 'the shares of lot % are not its price, or not bound as it says', lot."number" USING ERRCODE = 'check_violation', CONSTRAINT = 'data_lot_shares_whole';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER data_lot_shares_whole AFTER INSERT OR UPDATE ON "DataLot" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION data_lot_shares_whole();
CREATE CONSTRAINT TRIGGER data_lot_shares_whole AFTER INSERT OR UPDATE OR DELETE ON "DataLotShare" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION data_lot_shares_whole();

ALTER TABLE "DataLicence" ADD CONSTRAINT "DataLicence_days" CHECK
  (("expiresOn" IS NULL OR "expiresOn" >= "startsOn") AND "noticeDays" BETWEEN 1 AND 365);

-- A team is handed a lot once, until it says that something is wrong; it answers itself, and once.
ALTER TABLE "DataDelivery" ADD CONSTRAINT "DataDelivery_facts" CHECK
  ("sha256" ~ '^[0-9a-f]{64}$' AND "sizeBytes" > 0 AND ("status" = 'SENT') = ("answeredById" IS NULL) AND ("answeredById" IS NULL OR "answeredById" <> "sentById"));
CREATE UNIQUE INDEX "DataDelivery_one_team" ON "DataDelivery" ("lotId", "teamId") WHERE "status" <> 'REFUSED';
CREATE FUNCTION data_delivery_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'SENT'
    OR (NEW."lotId", NEW."teamId", NEW."sha256", NEW."sizeBytes", NEW."sentById") IS DISTINCT FROM (OLD."lotId", OLD."teamId", OLD."sha256", OLD."sizeBytes", OLD."sentById")
  THEN RAISE EXCEPTION 'a delivery is answered once, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_delivery_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_delivery_kept BEFORE UPDATE OR DELETE ON "DataDelivery" FOR EACH ROW EXECUTE FUNCTION data_delivery_kept();

-- T1, L3: whoever asked does not decide; reported by one, accepted by another, paid by a third.
ALTER TABLE "DataProject" ADD CONSTRAINT "DataProject_two_people" CHECK
  (("status" = 'REQUESTED') = ("decidedById" IS NULL) AND ("decidedById" IS NULL OR "decidedById" <> "requestedById"));
ALTER TABLE "DataMilestone" ADD CONSTRAINT "DataMilestone_hands" CHECK (
  "amountWon" > 0 AND "number" > 0
  AND ("status" = 'PLANNED') = ("reportedById" IS NULL)
  AND ("status" IN ('ACCEPTED', 'PAID')) = ("acceptedById" IS NOT NULL) AND ("acceptedById" IS NULL) = ("commitMovementId" IS NULL)
  AND ("status" = 'PAID') = ("paidById" IS NOT NULL) AND ("paidById" IS NULL) = ("payMovementId" IS NULL)
  AND ("acceptedById" IS NULL OR "acceptedById" <> "reportedById")
  AND ("paidById" IS NULL OR "paidById" NOT IN ("reportedById", "acceptedById")));
CREATE FUNCTION data_milestone_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" = 'PAID'
    OR (NEW."projectId", NEW."number", NEW."title", NEW."amountWon", NEW."dueOn") IS DISTINCT FROM (OLD."projectId", OLD."number", OLD."title", OLD."amountWon", OLD."dueOn")
    OR (OLD."status" = 'ACCEPTED' AND (NEW."status" <> 'PAID' OR NEW."commitMovementId" IS DISTINCT FROM OLD."commitMovementId"))
  THEN RAISE EXCEPTION 'a milestone is paid once, and its amount never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'data_milestone_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER data_milestone_kept BEFORE UPDATE OR DELETE ON "DataMilestone" FOR EACH ROW EXECUTE FUNCTION data_milestone_kept();
