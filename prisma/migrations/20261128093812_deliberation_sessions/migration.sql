-- CreateEnum
CREATE TYPE "DeliberationState" AS ENUM ('PLANNED', 'IN_SESSION', 'ENDED', 'FINAL', 'CANCELLED');

-- CreateEnum
CREATE TYPE "InvitationReply" AS ENUM ('PENDING', 'ACCEPTED', 'DECLINED');

-- CreateEnum
CREATE TYPE "DeliberationItemKind" AS ENUM ('SUPPORT', 'GENERAL');

-- CreateEnum
CREATE TYPE "MotionState" AS ENUM ('OPEN', 'CARRIED', 'REJECTED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "VoteChoice" AS ENUM ('FOR', 'AGAINST', 'ABSTAIN');

-- AlterTable
ALTER TABLE "SupportStep" ADD COLUMN     "motionId" TEXT;

-- CreateTable
CREATE TABLE "DeliberationSession" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "videoUrl" TEXT,
    "chairId" TEXT NOT NULL,
    "state" "DeliberationState" NOT NULL DEFAULT 'PLANNED',
    "rulebookVersion" INTEGER NOT NULL,
    "openedAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "cancelReason" TEXT,
    "remarks" TEXT NOT NULL DEFAULT '',
    "minutesContent" TEXT,
    "minutesSha256" TEXT,
    "finalisedAt" TIMESTAMPTZ(3),
    "finalisedById" TEXT,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DeliberationSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationMember" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reply" "InvitationReply" NOT NULL DEFAULT 'PENDING',
    "repliedAt" TIMESTAMPTZ(3),
    "cameAt" TIMESTAMPTZ(3),
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeliberationMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationItem" (
    "id" TEXT NOT NULL,
    "sessionId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" "DeliberationItemKind" NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "discussion" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "DeliberationItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationItemTeam" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,

    CONSTRAINT "DeliberationItemTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationRecusal" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliberationRecusal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationDraft" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "versionNo" INTEGER NOT NULL,
    "figures" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliberationDraft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationMotion" (
    "id" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "draftNo" INTEGER,
    "figures" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" "MotionState" NOT NULL DEFAULT 'OPEN',
    "openedById" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "closedById" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "closeReason" TEXT,
    "memberCount" INTEGER,
    "presentCount" INTEGER,
    "forCount" INTEGER,
    "againstCount" INTEGER,
    "abstainCount" INTEGER,
    "countedIds" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "DeliberationMotion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeliberationVote" (
    "id" TEXT NOT NULL,
    "motionId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "choice" "VoteChoice" NOT NULL,
    "castAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DeliberationVote_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationSession_callId_number_key" ON "DeliberationSession"("callId", "number");

-- CreateIndex
CREATE INDEX "DeliberationMember_userId_idx" ON "DeliberationMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationMember_sessionId_userId_key" ON "DeliberationMember"("sessionId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationItem_sessionId_position_key" ON "DeliberationItem"("sessionId", "position");

-- CreateIndex
CREATE INDEX "DeliberationItemTeam_teamId_idx" ON "DeliberationItemTeam"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationItemTeam_itemId_teamId_key" ON "DeliberationItemTeam"("itemId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationRecusal_itemId_userId_key" ON "DeliberationRecusal"("itemId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationDraft_itemId_versionNo_key" ON "DeliberationDraft"("itemId", "versionNo");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationMotion_itemId_number_key" ON "DeliberationMotion"("itemId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "DeliberationVote_motionId_userId_key" ON "DeliberationVote"("motionId", "userId");

-- AddForeignKey
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_chairId_fkey" FOREIGN KEY ("chairId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationMember" ADD CONSTRAINT "DeliberationMember_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "DeliberationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationMember" ADD CONSTRAINT "DeliberationMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationItem" ADD CONSTRAINT "DeliberationItem_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "DeliberationSession"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationItemTeam" ADD CONSTRAINT "DeliberationItemTeam_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "DeliberationItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationItemTeam" ADD CONSTRAINT "DeliberationItemTeam_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationRecusal" ADD CONSTRAINT "DeliberationRecusal_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "DeliberationItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationDraft" ADD CONSTRAINT "DeliberationDraft_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "DeliberationItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationMotion" ADD CONSTRAINT "DeliberationMotion_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "DeliberationItem"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeliberationVote" ADD CONSTRAINT "DeliberationVote_motionId_fkey" FOREIGN KEY ("motionId") REFERENCES "DeliberationMotion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
