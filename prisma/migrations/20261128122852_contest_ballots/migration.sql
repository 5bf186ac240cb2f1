-- CreateEnum
CREATE TYPE "DiscardReason" AS ENUM ('UNDONE', 'DUPLICATE_ACCOUNT', 'QUOTA', 'ATTENTION_FAILED', 'IDENTITY_LEAK', 'TOO_FAST');

-- AlterTable
ALTER TABLE "Contest" ADD COLUMN     "ballotsHash" TEXT,
ADD COLUMN     "scoredAt" TIMESTAMPTZ(3),
ADD COLUMN     "scoredById" TEXT,
ADD COLUMN     "sheet" TEXT,
ADD COLUMN     "sheetHash" TEXT;

-- CreateTable
CREATE TABLE "ContestCell" (
    "contestId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "lowEntryId" TEXT NOT NULL,
    "highEntryId" TEXT NOT NULL,
    "lowLeft" INTEGER NOT NULL DEFAULT 0,
    "highLeft" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContestCell_pkey" PRIMARY KEY ("promptId","lowEntryId","highEntryId")
);

-- CreateTable
CREATE TABLE "ContestTask" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "promptId" TEXT NOT NULL,
    "leftEntryId" TEXT,
    "rightEntryId" TEXT,
    "servedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredAt" TIMESTAMPTZ(3),
    "passed" BOOLEAN,

    CONSTRAINT "ContestTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestBallot" (
    "id" TEXT NOT NULL,
    "taskId" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "voterId" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "lowEntryId" TEXT NOT NULL,
    "highEntryId" TEXT NOT NULL,
    "leftEntryId" TEXT NOT NULL,
    "verdict" "ContestVerdict" NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "castAt" TIMESTAMPTZ(3) NOT NULL,
    "elapsedMs" INTEGER NOT NULL,

    CONSTRAINT "ContestBallot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestDiscard" (
    "ballotId" TEXT NOT NULL,
    "reason" "DiscardReason" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ContestDiscard_pkey" PRIMARY KEY ("ballotId")
);

-- CreateTable
CREATE TABLE "ContestPairCount" (
    "contestId" TEXT NOT NULL,
    "group" "VoterGroup" NOT NULL,
    "language" "ContestLanguage" NOT NULL,
    "domain" TEXT NOT NULL,
    "lowEntryId" TEXT NOT NULL,
    "highEntryId" TEXT NOT NULL,
    "lowWins" INTEGER NOT NULL DEFAULT 0,
    "highWins" INTEGER NOT NULL DEFAULT 0,
    "ties" INTEGER NOT NULL DEFAULT 0,
    "bothBad" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContestPairCount_pkey" PRIMARY KEY ("contestId","group","language","domain","lowEntryId","highEntryId")
);

-- CreateIndex
CREATE INDEX "ContestCell_contestId_idx" ON "ContestCell"("contestId");

-- CreateIndex
CREATE INDEX "ContestTask_contestId_idx" ON "ContestTask"("contestId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestTask_voterId_number_key" ON "ContestTask"("voterId", "number");

-- CreateIndex
CREATE INDEX "ContestBallot_contestId_idx" ON "ContestBallot"("contestId");

-- CreateIndex
CREATE INDEX "ContestBallot_taskId_idx" ON "ContestBallot"("taskId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestBallot_voterId_promptId_lowEntryId_highEntryId_round_key" ON "ContestBallot"("voterId", "promptId", "lowEntryId", "highEntryId", "round");

-- CreateIndex
CREATE INDEX "ContestDiscard_reason_idx" ON "ContestDiscard"("reason");

-- AddForeignKey
ALTER TABLE "ContestCell" ADD CONSTRAINT "ContestCell_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestCell" ADD CONSTRAINT "ContestCell_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "ContestPrompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestTask" ADD CONSTRAINT "ContestTask_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestTask" ADD CONSTRAINT "ContestTask_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "ContestVoter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestTask" ADD CONSTRAINT "ContestTask_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "ContestPrompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_voterId_fkey" FOREIGN KEY ("voterId") REFERENCES "ContestVoter"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "ContestPrompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestBallot" ADD CONSTRAINT "ContestBallot_taskId_fkey" FOREIGN KEY ("taskId") REFERENCES "ContestTask"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestDiscard" ADD CONSTRAINT "ContestDiscard_ballotId_fkey" FOREIGN KEY ("ballotId") REFERENCES "ContestBallot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestPairCount" ADD CONSTRAINT "ContestPairCount_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
