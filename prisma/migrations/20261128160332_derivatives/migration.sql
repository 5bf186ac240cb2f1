-- CreateEnum
CREATE TYPE "DerivativeSource" AS ENUM ('FILE', 'HUB');

-- CreateEnum
CREATE TYPE "DerivativeRelation" AS ENUM ('finetune', 'adapter', 'merge', 'quantized');

-- CreateEnum
CREATE TYPE "CandidateState" AS ENUM ('PENDING', 'CONFIRMED', 'REJECTED', 'DISPUTED');

-- CreateEnum
CREATE TYPE "DerivativeStep" AS ENUM ('CONFIRMED', 'REJECTED', 'DISPUTED', 'UPHELD');

-- CreateEnum
CREATE TYPE "ReadingState" AS ENUM ('WAITING', 'READING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "DerivativeBase" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "releasedOn" DATE NOT NULL,
    "owners" TEXT[],
    "registeredById" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DerivativeBase_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeListing" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "takenOn" DATE NOT NULL,
    "source" "DerivativeSource" NOT NULL,
    "filesSha256" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "baseWeights" TEXT[],
    "importedById" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DerivativeListing_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeCandidate" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "repository" TEXT NOT NULL,
    "state" "CandidateState" NOT NULL DEFAULT 'PENDING',
    "findings" TEXT[],
    "disputeUntil" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DerivativeCandidate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeFigure" (
    "id" TEXT NOT NULL,
    "listingId" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "relation" "DerivativeRelation" NOT NULL,
    "parent" TEXT NOT NULL,
    "isDirect" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "isPrivate" BOOLEAN NOT NULL,
    "isGated" BOOLEAN,
    "isDisabled" BOOLEAN NOT NULL,
    "downloads" INTEGER NOT NULL,
    "likes" INTEGER NOT NULL,
    "revision" TEXT,
    "knowsWeights" BOOLEAN NOT NULL,
    "weights" TEXT[],

    CONSTRAINT "DerivativeFigure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeDecision" (
    "id" TEXT NOT NULL,
    "candidateId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "step" "DerivativeStep" NOT NULL,
    "findings" TEXT[],
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DerivativeDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeCount" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "sheetHash" TEXT NOT NULL,
    "frozenById" TEXT NOT NULL,
    "frozenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DerivativeCount_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DerivativeReading" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "state" "ReadingState" NOT NULL DEFAULT 'WAITING',
    "pages" INTEGER NOT NULL DEFAULT 0,
    "models" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',
    "detail" TEXT NOT NULL DEFAULT '',
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "DerivativeReading_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DerivativeBase_stageTeamId_registeredAt_idx" ON "DerivativeBase"("stageTeamId", "registeredAt");

-- CreateIndex
CREATE UNIQUE INDEX "DerivativeListing_stageTeamId_takenOn_filesSha256_key" ON "DerivativeListing"("stageTeamId", "takenOn", "filesSha256");

-- CreateIndex
CREATE UNIQUE INDEX "DerivativeCandidate_stageTeamId_repository_key" ON "DerivativeCandidate"("stageTeamId", "repository");

-- CreateIndex
CREATE INDEX "DerivativeFigure_candidateId_idx" ON "DerivativeFigure"("candidateId");

-- CreateIndex
CREATE UNIQUE INDEX "DerivativeFigure_listingId_candidateId_key" ON "DerivativeFigure"("listingId", "candidateId");

-- CreateIndex
CREATE UNIQUE INDEX "DerivativeDecision_candidateId_ordinal_key" ON "DerivativeDecision"("candidateId", "ordinal");

-- CreateIndex
CREATE INDEX "DerivativeCount_stageId_frozenAt_idx" ON "DerivativeCount"("stageId", "frozenAt");

-- CreateIndex
CREATE INDEX "DerivativeReading_stageTeamId_requestedAt_idx" ON "DerivativeReading"("stageTeamId", "requestedAt");

-- AddForeignKey
ALTER TABLE "DerivativeBase" ADD CONSTRAINT "DerivativeBase_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeListing" ADD CONSTRAINT "DerivativeListing_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeCandidate" ADD CONSTRAINT "DerivativeCandidate_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeFigure" ADD CONSTRAINT "DerivativeFigure_listingId_fkey" FOREIGN KEY ("listingId") REFERENCES "DerivativeListing"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeFigure" ADD CONSTRAINT "DerivativeFigure_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "DerivativeCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeDecision" ADD CONSTRAINT "DerivativeDecision_candidateId_fkey" FOREIGN KEY ("candidateId") REFERENCES "DerivativeCandidate"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeCount" ADD CONSTRAINT "DerivativeCount_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DerivativeReading" ADD CONSTRAINT "DerivativeReading_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

