-- AlterEnum
ALTER TYPE "HandoverStatus" ADD VALUE 'DRAFT';

-- AlterTable
ALTER TABLE "StageTeam" ADD COLUMN     "verifiedAt" TIMESTAMPTZ(3),
ADD COLUMN     "verifiedById" TEXT,
ADD COLUMN     "verifiedEvidence" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "verifiedLevel" TEXT;

-- G4: a draft is the portal's until a steward takes it over; from then on it stands as it was proposed. (As text: the new value cannot be
-- named as such in the transaction that adds it.)
ALTER TABLE "HandoverPlan" DROP CONSTRAINT "HandoverPlan_decided";
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_decided" CHECK
  (("status"::text IN ('DRAFT', 'PROPOSED')) = ("decidedById" IS NULL) AND ("status"::text IN ('DRAFT', 'PROPOSED')) = ("decidedAt" IS NULL));
CREATE OR REPLACE FUNCTION handover_plan_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status"::text NOT IN ('DRAFT', 'PROPOSED')
     OR (OLD."status"::text = 'PROPOSED' AND (NEW."status"::text = 'DRAFT' OR NEW."rows" <> OLD."rows" OR NEW."onDay" <> OLD."onDay"))
     OR (OLD."status"::text = 'DRAFT' AND NEW."status"::text = 'EXECUTED') THEN
    RAISE EXCEPTION 'hand-over plan % is on record', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;

-- D3: a verified level comes with what it rests on, and who found it.
ALTER TABLE "StageTeam" ADD CONSTRAINT "StageTeam_verified" CHECK
  (("verifiedLevel" IS NULL) = ("verifiedById" IS NULL) AND ("verifiedLevel" IS NULL) = ("verifiedAt" IS NULL)
    AND ("verifiedLevel" IS NULL OR ("verifiedLevel" IN ('CLOSED', 'CLASS_III', 'CLASS_II', 'CLASS_I') AND length(btrim("verifiedEvidence")) > 0)));
