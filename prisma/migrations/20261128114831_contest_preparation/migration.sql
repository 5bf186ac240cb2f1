-- CreateEnum
CREATE TYPE "ContestState" AS ENUM ('PREPARING', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "ContestLanguage" AS ENUM ('KO', 'EN');

-- CreateEnum
CREATE TYPE "ContestVerdict" AS ENUM ('LEFT', 'RIGHT', 'TIE', 'BOTH_BAD');

-- CreateEnum
CREATE TYPE "AnswerReview" AS ENUM ('CLEAN', 'PENDING', 'ACCEPTED', 'EXCLUDED');

-- CreateEnum
CREATE TYPE "VoterGroup" AS ENUM ('PUBLIC', 'EXPERT');

-- CreateEnum
CREATE TYPE "VoterSex" AS ENUM ('FEMALE', 'MALE');

-- CreateEnum
CREATE TYPE "VoterRegion" AS ENUM ('CAPITAL', 'CHUNGCHEONG', 'HONAM', 'YEONGNAM', 'GANGWON_JEJU');

-- CreateEnum
CREATE TYPE "VoterAgeBand" AS ENUM ('AGE_20', 'AGE_30', 'AGE_40', 'AGE_50', 'AGE_60');

-- CreateEnum
CREATE TYPE "VoterAiUse" AS ENUM ('DAILY', 'SOMETIMES', 'RARELY');

-- CreateTable
CREATE TABLE "Contest" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "state" "ContestState" NOT NULL DEFAULT 'PREPARING',
    "rules" JSONB NOT NULL,
    "rulesHash" TEXT NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "openedById" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "closedById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Contest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestPrompt" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "language" "ContestLanguage" NOT NULL,
    "domain" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "attentionLeft" TEXT,
    "attentionRight" TEXT,
    "expected" "ContestVerdict",

    CONSTRAINT "ContestPrompt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestEntry" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "modelName" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "registeredById" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContestEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ContestAnswer" (
    "id" TEXT NOT NULL,
    "promptId" TEXT NOT NULL,
    "entryId" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "flags" TEXT[],
    "review" "AnswerReview" NOT NULL,
    "reviewReason" TEXT NOT NULL DEFAULT '',
    "reviewedById" TEXT,
    "reviewedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContestAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VoterProfile" (
    "userId" TEXT NOT NULL,
    "sex" "VoterSex" NOT NULL,
    "region" "VoterRegion" NOT NULL,
    "ageBand" "VoterAgeBand" NOT NULL,
    "aiUse" "VoterAiUse" NOT NULL,
    "readsEnglish" BOOLEAN NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VoterProfile_pkey" PRIMARY KEY ("userId")
);

-- CreateTable
CREATE TABLE "ContestVoter" (
    "id" TEXT NOT NULL,
    "contestId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "group" "VoterGroup" NOT NULL,
    "sex" "VoterSex",
    "region" "VoterRegion",
    "ageBand" "VoterAgeBand",
    "aiUse" "VoterAiUse",
    "readsEnglish" BOOLEAN NOT NULL,
    "wave" INTEGER NOT NULL,
    "invitedAt" TIMESTAMPTZ(3) NOT NULL,
    "invitedById" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3),
    "declinedAt" TIMESTAMPTZ(3),
    "duplicateAt" TIMESTAMPTZ(3),
    "duplicateById" TEXT,
    "duplicateNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ContestVoter_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Contest_stageId_key" ON "Contest"("stageId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestPrompt_contestId_number_key" ON "ContestPrompt"("contestId", "number");

-- CreateIndex
CREATE INDEX "ContestEntry_teamId_idx" ON "ContestEntry"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestEntry_contestId_teamId_key" ON "ContestEntry"("contestId", "teamId");

-- CreateIndex
CREATE INDEX "ContestAnswer_entryId_idx" ON "ContestAnswer"("entryId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestAnswer_promptId_entryId_key" ON "ContestAnswer"("promptId", "entryId");

-- CreateIndex
CREATE INDEX "VoterProfile_region_ageBand_idx" ON "VoterProfile"("region", "ageBand");

-- CreateIndex
CREATE INDEX "ContestVoter_userId_idx" ON "ContestVoter"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ContestVoter_contestId_userId_key" ON "ContestVoter"("contestId", "userId");

-- AddForeignKey
ALTER TABLE "Contest" ADD CONSTRAINT "Contest_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestPrompt" ADD CONSTRAINT "ContestPrompt_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestEntry" ADD CONSTRAINT "ContestEntry_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestEntry" ADD CONSTRAINT "ContestEntry_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestAnswer" ADD CONSTRAINT "ContestAnswer_promptId_fkey" FOREIGN KEY ("promptId") REFERENCES "ContestPrompt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestAnswer" ADD CONSTRAINT "ContestAnswer_entryId_fkey" FOREIGN KEY ("entryId") REFERENCES "ContestEntry"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VoterProfile" ADD CONSTRAINT "VoterProfile_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestVoter" ADD CONSTRAINT "ContestVoter_contestId_fkey" FOREIGN KEY ("contestId") REFERENCES "Contest"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ContestVoter" ADD CONSTRAINT "ContestVoter_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
