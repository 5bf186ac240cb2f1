-- CreateEnum
CREATE TYPE "GenerationState" AS ENUM ('RUNNING', 'FINISHED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "OrderState" AS ENUM ('WAITING', 'DONE', 'FAILED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "AnswerOrigin" AS ENUM ('UPLOAD', 'ENDPOINT');

-- AlterTable
ALTER TABLE "ContestAnswer" ADD COLUMN     "attempts" INTEGER,
ADD COLUMN     "generationId" TEXT,
ADD COLUMN     "latencyMs" INTEGER,
ADD COLUMN     "madeAt" TIMESTAMPTZ(3),
ADD COLUMN     "origin" "AnswerOrigin" NOT NULL DEFAULT 'UPLOAD',
ADD COLUMN     "outputTokens" INTEGER,
ADD COLUMN     "sourceHash" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "ContestEndpoint" (
    "entryId" TEXT NOT NULL,
    "baseUrl" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "keySealed" TEXT NOT NULL,
    "keyEnding" TEXT NOT NULL,
    "registeredById" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "requests" INTEGER NOT NULL DEFAULT 0,
    "outputTokens" INTEGER NOT NULL DEFAULT 0,
    "pausedUntil" TIMESTAMPTZ(3),
    "testedAt" TIMESTAMPTZ(3),
    "testFailure" TEXT,
    "testLatencyMs" INTEGER,

    CONSTRAINT "ContestEndpoint_pkey" PRIMARY KEY ("entryId")
);

-- CreateTable
CREATE TABLE "ContestGeneration" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "state" "GenerationState" NOT NULL DEFAULT 'RUNNING',
    "settings" JSONB NOT NULL,
    "settingsHash" TEXT NOT NULL,
    "startedById" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedById" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContestGeneration_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestOrder" (
    "generationId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "state" "OrderState" NOT NULL DEFAULT 'WAITING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT,
    "notBefore" TIMESTAMPTZ(3),
    "leaseId" TEXT,
    "leasedUntil" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ContestOrder_pkey" PRIMARY KEY ("generationId","entryId","promptId")
);

-- CreateIndex
CREATE INDEX "ContestGeneration_contestId_idx" ON "ContestGeneration"("contestId");

-- CreateIndex
CREATE INDEX "ContestOrder_entryId_state_idx" ON "ContestOrder"("entryId", "state");

-- CreateIndex
CREATE INDEX "ContestOrder_promptId_idx" ON "ContestOrder"("promptId");

-- CreateIndex
CREATE INDEX "ContestAnswer_generationId_idx" ON "ContestAnswer"("generationId");

-- AddForeignKey
ALTER TABLE "ContestEndpoint" ADD CONSTRAINT "ContestEndpoint_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ContestEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestGeneration" ADD CONSTRAINT "ContestGeneration_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestOrder" ADD CONSTRAINT "ContestOrder_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "ContestGeneration"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestOrder" ADD CONSTRAINT "ContestOrder_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ContestEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestOrder" ADD CONSTRAINT "ContestOrder_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "ContestPrompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestAnswer" ADD CONSTRAINT "ContestAnswer_generationId_fkey" FOREIGN KEY ("generationId") REFERENCES "ContestGeneration"("id") ON DELETE SET NULL ON UPDATE CASCADE;

