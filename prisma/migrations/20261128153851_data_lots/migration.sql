-- CreateEnum
CREATE TYPE "DataKind" AS ENUM ('NEWS', 'BOOK', 'ACADEMIC', 'LEGAL', 'SPEECH', 'IMAGE', 'VIDEO', 'CODE', 'OTHER');

-- CreateEnum
CREATE TYPE "DataLotStatus" AS ENUM ('OPEN', 'PROPOSED', 'PURCHASED', 'PAID', 'CANCELLED');

-- CreateEnum
CREATE TYPE "DataLotStepKind" AS ENUM ('OPENED', 'MERGED', 'UNMERGED', 'CANCELLED', 'VOTE_OPENED', 'PROPOSED', 'RETURNED', 'PURCHASED', 'PAID', 'LICENCED', 'DELIVERED', 'CONFIRMED', 'REFUSED');

-- CreateEnum
CREATE TYPE "DataRedistribution" AS ENUM ('NONE', 'DERIVED', 'FULL');

-- CreateEnum
CREATE TYPE "DataAfterLeaving" AS ENUM ('KEEP', 'DELETE');

-- CreateEnum
CREATE TYPE "DataDeliveryStatus" AS ENUM ('SENT', 'CONFIRMED', 'REFUSED');

-- CreateEnum
CREATE TYPE "DataProjectStatus" AS ENUM ('REQUESTED', 'APPROVED', 'REJECTED');

-- CreateEnum
CREATE TYPE "DataMilestoneStatus" AS ENUM ('PLANNED', 'REPORTED', 'ACCEPTED', 'PAID');

-- CreateEnum
CREATE TYPE "DataEvidenceKind" AS ENUM ('QUOTATION', 'CONTRACT', 'DELIVERY', 'RESULT', 'RECEIPT', 'OTHER');

-- CreateTable
CREATE TABLE "DataWish" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "lotId" TEXT,
    "corpus" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" "DataKind" NOT NULL,
    "sizeNote" TEXT NOT NULL,
    "estimatedWon" BIGINT NOT NULL,
    "purpose" TEXT NOT NULL,
    "priorityNote" TEXT NOT NULL DEFAULT '',
    "wishedById" TEXT NOT NULL,
    "wishedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataWish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataLot" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "corpus" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" "DataKind" NOT NULL,
    "sizeNote" TEXT NOT NULL,
    "estimatedWon" BIGINT NOT NULL,
    "priceWon" BIGINT,
    "year" INTEGER NOT NULL,
    "status" "DataLotStatus" NOT NULL DEFAULT 'OPEN',
    "roundId" TEXT,
    "wanting" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "proposedById" TEXT,
    "proposedAt" TIMESTAMPTZ(3),
    "approvedById" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "paidById" TEXT,
    "paidAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataLot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataLotStep" (
    "id" TEXT NOT NULL,
    "lotId" TEXT NOT NULL,
    "kind" "DataLotStepKind" NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "teamId" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "DataLotStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataVoteRound" (
    "id" TEXT NOT NULL,
    "number" SERIAL NOT NULL,
    "pointsPerTeam" INTEGER NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "createdById" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataVoteRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataBallot" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "points" JSONB NOT NULL,
    "castById" TEXT NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataLotShare" (
    "id" TEXT NOT NULL,
    "lotId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "amountWon" BIGINT NOT NULL,
    "commitMovementId" TEXT,
    "payMovementId" TEXT,

    CONSTRAINT "DataLotShare_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataLicence" (
    "lotId" TEXT NOT NULL,
    "contractNumber" TEXT NOT NULL,
    "territory" TEXT NOT NULL,
    "permittedUse" TEXT NOT NULL,
    "redistribution" "DataRedistribution" NOT NULL,
    "afterLeaving" "DataAfterLeaving" NOT NULL,
    "startsOn" DATE NOT NULL,
    "expiresOn" DATE,
    "noticeDays" INTEGER NOT NULL,
    "recordedById" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "warnedOf" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataLicence_pkey" PRIMARY KEY ("lotId")
);

-- CreateTable
CREATE TABLE "DataDelivery" (
    "id" TEXT NOT NULL,
    "lotId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "location" TEXT NOT NULL,
    "sentById" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "DataDeliveryStatus" NOT NULL DEFAULT 'SENT',
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answerNote" TEXT,

    CONSTRAINT "DataDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataProject" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "status" "DataProjectStatus" NOT NULL DEFAULT 'REQUESTED',
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DataProject_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataMilestone" (
    "id" TEXT NOT NULL,
    "projectId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "amountWon" BIGINT NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" "DataMilestoneStatus" NOT NULL DEFAULT 'PLANNED',
    "reportedById" TEXT,
    "reportedAt" TIMESTAMPTZ(3),
    "acceptedById" TEXT,
    "acceptedAt" TIMESTAMPTZ(3),
    "paidById" TEXT,
    "paidAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "commitMovementId" TEXT,
    "payMovementId" TEXT,

    CONSTRAINT "DataMilestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DataEvidence" (
    "id" TEXT NOT NULL,
    "lotId" TEXT,
    "milestoneId" TEXT,
    "kind" "DataEvidenceKind" NOT NULL,
    "fileId" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DataEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DataWish_teamId_idx" ON "DataWish"("teamId");

-- CreateIndex
CREATE INDEX "DataWish_lotId_idx" ON "DataWish"("lotId");

-- CreateIndex
CREATE UNIQUE INDEX "DataLot_number_key" ON "DataLot"("number");

-- CreateIndex
CREATE INDEX "DataLot_status_idx" ON "DataLot"("status");

-- CreateIndex
CREATE INDEX "DataLot_roundId_idx" ON "DataLot"("roundId");

-- CreateIndex
CREATE INDEX "DataLotStep_lotId_at_idx" ON "DataLotStep"("lotId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "DataVoteRound_number_key" ON "DataVoteRound"("number");

-- CreateIndex
CREATE INDEX "DataVoteRound_closesAt_idx" ON "DataVoteRound"("closesAt");

-- CreateIndex
CREATE UNIQUE INDEX "DataBallot_roundId_teamId_key" ON "DataBallot"("roundId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "DataLotShare_commitMovementId_key" ON "DataLotShare"("commitMovementId");

-- CreateIndex
CREATE UNIQUE INDEX "DataLotShare_payMovementId_key" ON "DataLotShare"("payMovementId");

-- CreateIndex
CREATE INDEX "DataLotShare_teamId_idx" ON "DataLotShare"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "DataLotShare_lotId_teamId_key" ON "DataLotShare"("lotId", "teamId");

-- CreateIndex
CREATE INDEX "DataLicence_expiresOn_idx" ON "DataLicence"("expiresOn");

-- CreateIndex
CREATE INDEX "DataDelivery_lotId_teamId_idx" ON "DataDelivery"("lotId", "teamId");

-- CreateIndex
CREATE INDEX "DataProject_teamId_idx" ON "DataProject"("teamId");

-- CreateIndex
CREATE INDEX "DataProject_status_idx" ON "DataProject"("status");

-- CreateIndex
CREATE UNIQUE INDEX "DataMilestone_commitMovementId_key" ON "DataMilestone"("commitMovementId");

-- CreateIndex
CREATE UNIQUE INDEX "DataMilestone_payMovementId_key" ON "DataMilestone"("payMovementId");

-- CreateIndex
CREATE INDEX "DataMilestone_status_idx" ON "DataMilestone"("status");

-- CreateIndex
CREATE UNIQUE INDEX "DataMilestone_projectId_number_key" ON "DataMilestone"("projectId", "number");

-- CreateIndex
CREATE INDEX "DataEvidence_lotId_idx" ON "DataEvidence"("lotId");

-- CreateIndex
CREATE INDEX "DataEvidence_milestoneId_idx" ON "DataEvidence"("milestoneId");

-- AddForeignKey
ALTER TABLE "DataWish" ADD CONSTRAINT "DataWish_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataWish" ADD CONSTRAINT "DataWish_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataLot" ADD CONSTRAINT "DataLot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "DataVoteRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataLotStep" ADD CONSTRAINT "DataLotStep_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataBallot" ADD CONSTRAINT "DataBallot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "DataVoteRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataBallot" ADD CONSTRAINT "DataBallot_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataLotShare" ADD CONSTRAINT "DataLotShare_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataLotShare" ADD CONSTRAINT "DataLotShare_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataLicence" ADD CONSTRAINT "DataLicence_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataDelivery" ADD CONSTRAINT "DataDelivery_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataDelivery" ADD CONSTRAINT "DataDelivery_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataProject" ADD CONSTRAINT "DataProject_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataMilestone" ADD CONSTRAINT "DataMilestone_projectId_fkey" FOREIGN KEY ("projectId") REFERENCES "DataProject"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataEvidence" ADD CONSTRAINT "DataEvidence_lotId_fkey" FOREIGN KEY ("lotId") REFERENCES "DataLot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DataEvidence" ADD CONSTRAINT "DataEvidence_milestoneId_fkey" FOREIGN KEY ("milestoneId") REFERENCES "DataMilestone"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
