-- CreateEnum
CREATE TYPE "ContributionForm" AS ENUM ('CASH', 'IN_KIND');

-- CreateEnum
CREATE TYPE "ContributionStatus" AS ENUM ('RECORDED', 'ACCEPTED', 'RETURNED');

-- CreateTable
CREATE TABLE "ContributionEntry" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "paidOn" DATE NOT NULL,
    "form" "ContributionForm" NOT NULL,
    "item" TEXT NOT NULL,
    "amountWon" BIGINT NOT NULL,
    "valuationBasis" TEXT NOT NULL DEFAULT '',
    "valuedBy" TEXT NOT NULL DEFAULT '',
    "status" "ContributionStatus" NOT NULL DEFAULT 'RECORDED',
    "recordedById" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContributionEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContributionEvidence" (
    "id" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContributionEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ContributionEntry_teamId_year_idx" ON "ContributionEntry"("teamId", "year");

-- CreateIndex
CREATE INDEX "ContributionEntry_status_idx" ON "ContributionEntry"("status");

-- CreateIndex
CREATE INDEX "ContributionEvidence_entryId_idx" ON "ContributionEvidence"("entryId");

-- AddForeignKey
ALTER TABLE "ContributionEntry" ADD CONSTRAINT "ContributionEntry_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionEntry" ADD CONSTRAINT "ContributionEntry_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionEvidence" ADD CONSTRAINT "ContributionEvidence_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ContributionEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContributionEvidence" ADD CONSTRAINT "ContributionEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "StoredFile"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
