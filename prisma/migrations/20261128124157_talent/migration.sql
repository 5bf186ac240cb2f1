-- CreateEnum
CREATE TYPE "TalentStatus" AS ENUM ('REQUESTED', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "TalentPaymentStatus" AS ENUM ('PROPOSED', 'PAID', 'REJECTED');

-- CreateEnum
CREATE TYPE "TalentEvidenceKind" AS ENUM ('CONTRACT', 'PAYROLL', 'RECEIPT', 'OTHER');

-- CreateTable
CREATE TABLE "TalentPerson" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "homeInstitution" TEXT NOT NULL,
    "homeCountry" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "firstMonth" DATE NOT NULL,
    "lastMonth" DATE NOT NULL,
    "labourMonthlyWon" BIGINT NOT NULL,
    "researchMonthlyWon" BIGINT NOT NULL,
    "stayMonthlyWon" BIGINT NOT NULL,
    "matchingBasisPoints" INTEGER NOT NULL,
    "status" "TalentStatus" NOT NULL DEFAULT 'REQUESTED',
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TalentPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TalentPayment" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "labourWon" BIGINT NOT NULL,
    "researchWon" BIGINT NOT NULL,
    "stayWon" BIGINT NOT NULL,
    "supportWon" BIGINT NOT NULL,
    "status" "TalentPaymentStatus" NOT NULL DEFAULT 'PROPOSED',
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,

    CONSTRAINT "TalentPayment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TalentEvidence" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "kind" "TalentEvidenceKind" NOT NULL,
    "month" DATE,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "TalentEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TalentPerson_teamId_idx" ON "TalentPerson"("teamId");

-- CreateIndex
CREATE INDEX "TalentPerson_status_idx" ON "TalentPerson"("status");

-- CreateIndex
CREATE INDEX "TalentPayment_personId_month_idx" ON "TalentPayment"("personId", "month");

-- CreateIndex
CREATE INDEX "TalentPayment_status_idx" ON "TalentPayment"("status");

-- CreateIndex
CREATE INDEX "TalentEvidence_personId_idx" ON "TalentEvidence"("personId");

-- AddForeignKey
ALTER TABLE "TalentPerson" ADD CONSTRAINT "TalentPerson_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TalentPayment" ADD CONSTRAINT "TalentPayment_personId_fkey" FOREIGN KEY ("personId") REFERENCES "TalentPerson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TalentEvidence" ADD CONSTRAINT "TalentEvidence_personId_fkey" FOREIGN KEY ("personId") REFERENCES "TalentPerson"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
