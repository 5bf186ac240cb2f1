-- CreateEnum
CREATE TYPE "SettlementStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'CHECKED', 'REVIEWED', 'APPROVED');

-- CreateEnum
CREATE TYPE "SettlementStepKind" AS ENUM ('SUBMITTED', 'CHECKED', 'REVIEWED', 'APPROVED', 'RETURNED');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "BudgetMovementKind" ADD VALUE 'CARRY_OUT';
ALTER TYPE "BudgetMovementKind" ADD VALUE 'CARRY_IN';
ALTER TYPE "BudgetMovementKind" ADD VALUE 'RETURN';

-- AlterTable
ALTER TABLE "BudgetEnvelope" ADD COLUMN     "carriedWon" BIGINT NOT NULL DEFAULT 0,
ADD COLUMN     "settlementId" TEXT;

-- AlterTable
ALTER TABLE "BudgetMovement" ADD COLUMN     "settlementId" TEXT;

-- CreateTable
CREATE TABLE "Settlement" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "status" "SettlementStatus" NOT NULL DEFAULT 'DRAFT',
    "round" INTEGER NOT NULL DEFAULT 0,
    "draft" JSONB NOT NULL,
    "content" TEXT,
    "contentSha256" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "approvedAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Settlement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SettlementStep" (
    "id" TEXT NOT NULL,
    "settlementId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "kind" "SettlementStepKind" NOT NULL,
    "resourceKind" TEXT,
    "contentSha256" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SettlementStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Settlement_status_idx" ON "Settlement"("status");

-- CreateIndex
CREATE UNIQUE INDEX "Settlement_teamId_year_key" ON "Settlement"("teamId", "year");

-- CreateIndex
CREATE INDEX "SettlementStep_settlementId_round_idx" ON "SettlementStep"("settlementId", "round");

-- CreateIndex
CREATE INDEX "BudgetMovement_settlementId_idx" ON "BudgetMovement"("settlementId");

-- AddForeignKey
ALTER TABLE "BudgetEnvelope" ADD CONSTRAINT "BudgetEnvelope_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "Settlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetMovement" ADD CONSTRAINT "BudgetMovement_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "Settlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Settlement" ADD CONSTRAINT "Settlement_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SettlementStep" ADD CONSTRAINT "SettlementStep_settlementId_fkey" FOREIGN KEY ("settlementId") REFERENCES "Settlement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
