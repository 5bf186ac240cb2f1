-- CreateEnum
CREATE TYPE "ReservationStatus" AS ENUM ('HELD', 'RELEASED', 'USED');

-- AlterEnum
ALTER TYPE "AllocationStatus" ADD VALUE 'REVERSED';

-- DropIndex
DROP INDEX "GpuLedgerEntry_poolId_effectiveOn_idx";

-- AlterTable
ALTER TABLE "GpuAllocation" ADD COLUMN     "extendsId" TEXT,
ADD COLUMN     "lostCount" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "reservationId" TEXT;

-- AlterTable
ALTER TABLE "GpuLedgerEntry" ADD COLUMN     "agreementId" TEXT,
ADD COLUMN     "periodFrom" DATE,
ADD COLUMN     "periodTo" DATE,
ADD COLUMN     "reservationId" TEXT,
ALTER COLUMN "allocationId" DROP NOT NULL,
ALTER COLUMN "teamId" DROP NOT NULL;

-- Entries written before this knew no period; the allocation's own is the nearest there is.
ALTER TABLE "GpuLedgerEntry" DISABLE TRIGGER append_only_row;
UPDATE "GpuLedgerEntry" e SET "periodFrom" = a."validFrom", "periodTo" = a."validTo" FROM "GpuAllocation" a WHERE a."id" = e."allocationId";
ALTER TABLE "GpuLedgerEntry" ENABLE TRIGGER append_only_row;
ALTER TABLE "GpuLedgerEntry" ALTER COLUMN "periodFrom" SET NOT NULL, ALTER COLUMN "periodTo" SET NOT NULL;

-- CreateTable
CREATE TABLE "GpuReservation" (
    "id" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "teamId" TEXT,
    "purpose" TEXT NOT NULL,
    "gpuCount" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE NOT NULL,
    "status" "ReservationStatus" NOT NULL DEFAULT 'HELD',
    "reservedById" TEXT NOT NULL,
    "reservedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedById" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GpuReservation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GpuAccountChange" (
    "days" INTEGER NOT NULL,
    "startsOn" DATE NOT NULL,
    "poolId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "reserved" BIGINT NOT NULL,
    "allocated" BIGINT NOT NULL,
    "returned" BIGINT NOT NULL,
    "lost" BIGINT NOT NULL,

    CONSTRAINT "GpuAccountChange_pkey" PRIMARY KEY ("days","startsOn","poolId","teamId")
);

-- CreateTable
CREATE TABLE "LedgerCheck" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "durationMs" INTEGER NOT NULL,
    "scope" JSONB NOT NULL,
    "violations" INTEGER NOT NULL,
    "findings" JSONB NOT NULL,

    CONSTRAINT "LedgerCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "GpuReservation_poolId_status_idx" ON "GpuReservation"("poolId", "status");

-- CreateIndex
CREATE INDEX "GpuReservation_teamId_idx" ON "GpuReservation"("teamId");

-- CreateIndex
CREATE INDEX "LedgerCheck_at_idx" ON "LedgerCheck"("at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "GpuAllocation_reservationId_key" ON "GpuAllocation"("reservationId");

-- CreateIndex
CREATE INDEX "GpuLedgerEntry_poolId_at_id_idx" ON "GpuLedgerEntry"("poolId", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "GpuLedgerEntry_reservationId_idx" ON "GpuLedgerEntry"("reservationId");

-- AddForeignKey
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_extendsId_fkey" FOREIGN KEY ("extendsId") REFERENCES "GpuAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_reservationId_fkey" FOREIGN KEY ("reservationId") REFERENCES "GpuReservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuReservation" ADD CONSTRAINT "GpuReservation_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuReservation" ADD CONSTRAINT "GpuReservation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuLedgerEntry" ADD CONSTRAINT "GpuLedgerEntry_reservationId_fkey" FOREIGN KEY ("reservationId") REFERENCES "GpuReservation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
