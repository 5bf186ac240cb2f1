-- CreateEnum
CREATE TYPE "HandoverStatus" AS ENUM ('PROPOSED', 'EXECUTED', 'REJECTED');

-- CreateTable
CREATE TABLE "HandoverPlan" (
    "id" TEXT NOT NULL,
    "poolId" TEXT,
    "teamId" TEXT,
    "onDay" DATE NOT NULL,
    "rows" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "status" "HandoverStatus" NOT NULL DEFAULT 'PROPOSED',
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "HandoverPlan_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "HandoverPlan_createdAt_idx" ON "HandoverPlan"("createdAt" DESC);

-- AddForeignKey
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- G4, L3: about one lease or one team; decided by another person than the one who planned; a plan decided stays as it was.
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_subject" CHECK (num_nonnulls("poolId", "teamId") = 1);
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_two_people" CHECK ("decidedById" IS NULL OR "decidedById" <> "createdById");
ALTER TABLE "HandoverPlan" ADD CONSTRAINT "HandoverPlan_decided" CHECK
  (("status" = 'PROPOSED') = ("decidedById" IS NULL) AND ("status" = 'PROPOSED') = ("decidedAt" IS NULL));
CREATE FUNCTION handover_plan_decided() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" <> 'PROPOSED' OR NEW."rows" <> OLD."rows" OR NEW."onDay" <> OLD."onDay" THEN
    RAISE EXCEPTION 'hand-over plan % is on record', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER handover_plan_decided BEFORE UPDATE OR DELETE ON "HandoverPlan" FOR EACH ROW EXECUTE FUNCTION handover_plan_decided();
