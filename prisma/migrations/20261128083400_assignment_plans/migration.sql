-- CreateEnum
CREATE TYPE "ReviewerAvailability" AS ENUM ('AVAILABLE', 'LIMITED', 'UNAVAILABLE');

-- AlterTable
ALTER TABLE "ReviewPanel" ADD COLUMN     "planSheets" INTEGER;

-- CreateTable
CREATE TABLE "ReviewerProfile" (
    "userId" TEXT NOT NULL,
    "isForeign" BOOLEAN NOT NULL DEFAULT false,
    "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "fieldKeys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "keywords" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "availability" "ReviewerAvailability" NOT NULL DEFAULT 'AVAILABLE',
    "availabilityNote" TEXT NOT NULL DEFAULT '',
    "maxSheets" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewerProfile_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "PlannedAssignment" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "pinned" BOOLEAN NOT NULL DEFAULT false,
    "byHand" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PlannedAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PlannedAssignment_panelId_idx" ON "PlannedAssignment"("panelId");

-- CreateIndex
CREATE INDEX "PlannedAssignment_proposalId_idx" ON "PlannedAssignment"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "PlannedAssignment_memberId_proposalId_key" ON "PlannedAssignment"("memberId", "proposalId");

-- AddForeignKey
ALTER TABLE "ReviewerProfile" ADD CONSTRAINT "ReviewerProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlannedAssignment" ADD CONSTRAINT "PlannedAssignment_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlannedAssignment" ADD CONSTRAINT "PlannedAssignment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "PanelMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PlannedAssignment" ADD CONSTRAINT "PlannedAssignment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
