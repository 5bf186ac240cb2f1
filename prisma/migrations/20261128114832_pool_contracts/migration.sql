-- AlterTable
ALTER TABLE "GpuPool" ADD COLUMN     "contractNumber" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "location" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "GpuPoolCost" (
    "poolId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "amountWon" BIGINT NOT NULL,

    CONSTRAINT "GpuPoolCost_pkey" PRIMARY KEY ("poolId","month")
);

-- CreateTable
CREATE TABLE "GpuPoolAmendment" (
    "id" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "before" JSONB NOT NULL,
    "after" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GpuPoolAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GpuPoolAmendment_poolId_number_key" ON "GpuPoolAmendment"("poolId", "number");

-- AddForeignKey
ALTER TABLE "GpuPoolCost" ADD CONSTRAINT "GpuPoolCost_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuPoolAmendment" ADD CONSTRAINT "GpuPoolAmendment_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- G2: an amendment is numbered by its pool, and stays as it was written.
ALTER TABLE "GpuPoolCost" ADD CONSTRAINT "GpuPoolCost_month" CHECK ("amountWon" >= 0 AND date_trunc('month', "month") = "month");
ALTER TABLE "GpuPoolAmendment" ADD CONSTRAINT "GpuPoolAmendment_reason" CHECK ("number" >= 1 AND length(btrim("reason")) > 0);
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "GpuPoolAmendment" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "GpuPoolAmendment" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
