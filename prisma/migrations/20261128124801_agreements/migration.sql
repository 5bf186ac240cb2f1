-- CreateEnum
CREATE TYPE "AgreementStatus" AS ENUM ('DRAFT', 'OFFERED', 'SIGNED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "AgreementCapacity" AS ENUM ('GOVERNMENT', 'LEAD', 'PARTICIPANT');

-- AlterTable
ALTER TABLE "GpuAllocation" ADD COLUMN     "agreementVersionId" TEXT;

-- AlterTable
ALTER TABLE "SupportStep" ADD COLUMN     "agreementVersionId" TEXT;

-- CreateTable
CREATE TABLE "Agreement" (
    "id" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "inForceId" TEXT,
    "endsOn" DATE,
    "endCause" "TeamStatus",
    "endReason" TEXT,
    "endedAt" TIMESTAMPTZ(3),
    "endedById" TEXT,
    "endToldAt" TIMESTAMPTZ(3),
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Agreement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementVersion" (
    "id" TEXT NOT NULL,
    "agreementId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "AgreementStatus" NOT NULL DEFAULT 'DRAFT',
    "content" TEXT NOT NULL,
    "contentSha256" TEXT NOT NULL,
    "templateVersion" INTEGER NOT NULL,
    "rulebookVersion" INTEGER NOT NULL,
    "organisationIds" TEXT[],
    "reason" TEXT NOT NULL DEFAULT '',
    "draftedById" TEXT NOT NULL,
    "draftedAt" TIMESTAMPTZ(3) NOT NULL,
    "offeredById" TEXT,
    "offeredAt" TIMESTAMPTZ(3),
    "signedAt" TIMESTAMPTZ(3),
    "withdrawnById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "AgreementVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AgreementSignature" (
    "id" TEXT NOT NULL,
    "versionId" TEXT NOT NULL,
    "capacity" "AgreementCapacity" NOT NULL,
    "organisationId" TEXT,
    "signerId" TEXT NOT NULL,
    "signerName" TEXT NOT NULL,
    "contentSha256" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AgreementSignature_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_number_key" ON "Agreement"("number");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_teamId_key" ON "Agreement"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "Agreement_inForceId_key" ON "Agreement"("inForceId");

-- CreateIndex
CREATE INDEX "AgreementVersion_agreementId_number_idx" ON "AgreementVersion"("agreementId", "number");

-- CreateIndex
CREATE INDEX "AgreementVersion_status_idx" ON "AgreementVersion"("status");

-- CreateIndex
CREATE INDEX "AgreementSignature_versionId_idx" ON "AgreementSignature"("versionId");

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_inForceId_fkey" FOREIGN KEY ("inForceId") REFERENCES "AgreementVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_agreementId_fkey" FOREIGN KEY ("agreementId") REFERENCES "Agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgreementSignature" ADD CONSTRAINT "AgreementSignature_versionId_fkey" FOREIGN KEY ("versionId") REFERENCES "AgreementVersion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_agreementVersionId_fkey" FOREIGN KEY ("agreementVersionId") REFERENCES "AgreementVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_agreementVersionId_fkey" FOREIGN KEY ("agreementVersionId") REFERENCES "AgreementVersion"("id") ON DELETE SET NULL ON UPDATE CASCADE;
