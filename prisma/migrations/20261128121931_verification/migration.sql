-- CreateEnum
CREATE TYPE "VerificationRunner" AS ENUM ('TEAM', 'AGENCY', 'THIRD_PARTY');

-- CreateEnum
CREATE TYPE "VerificationTool" AS ENUM ('HARNESS_03', 'HARNESS_04', 'LIGHTEVAL', 'HELM', 'ITEMS');

-- CreateEnum
CREATE TYPE "VerificationChannel" AS ENUM ('PAGE', 'API');

-- CreateTable
CREATE TABLE "StagePlanAmendment" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "AmendmentStatus" NOT NULL DEFAULT 'PROPOSED',
    "fromPlan" JSONB NOT NULL,
    "fromHash" TEXT NOT NULL,
    "toPlan" JSONB NOT NULL,
    "toHash" TEXT NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "comparison" JSONB,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "StagePlanAmendment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ModelSubmission" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "modelName" TEXT NOT NULL,
    "revision" TEXT NOT NULL,
    "sourceUrl" TEXT NOT NULL,
    "registeredById" TEXT NOT NULL,
    "registeredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ModelSubmission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationRun" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "filesSha256" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "tool" "VerificationTool" NOT NULL,
    "toolVersion" TEXT NOT NULL,
    "modelName" TEXT,
    "modelRevision" TEXT,
    "revisionStated" BOOLEAN NOT NULL,
    "isLimited" BOOLEAN NOT NULL,
    "isTrial" BOOLEAN NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "seconds" TEXT,
    "ranBy" "VerificationRunner" NOT NULL,
    "ranByName" TEXT NOT NULL,
    "submissionId" TEXT,
    "channel" "VerificationChannel" NOT NULL,
    "tokenId" TEXT,
    "importedById" TEXT NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnById" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawReason" TEXT,

    CONSTRAINT "VerificationRun_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationResult" (
    "id" TEXT NOT NULL,
    "runId" TEXT NOT NULL,
    "task" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "metric" TEXT NOT NULL,
    "filter" TEXT NOT NULL,
    "shots" INTEGER,
    "effective" INTEGER,
    "original" INTEGER,
    "value" TEXT NOT NULL,
    "deviation" TEXT,
    "higherIsBetter" BOOLEAN,
    "taskHash" TEXT,
    "isGroup" BOOLEAN NOT NULL,
    "leaves" TEXT[],

    CONSTRAINT "VerificationResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SafetyGrade" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "hazard" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "scoreHundredths" INTEGER,
    "evidence" TEXT NOT NULL,
    "enteredById" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SafetyGrade_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationScoring" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "sheet" TEXT NOT NULL,
    "sheetHash" TEXT NOT NULL,
    "writtenById" TEXT NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "VerificationScoring_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "VerificationToken" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "VerificationToken_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StagePlanAmendment_stageId_number_key" ON "StagePlanAmendment"("stageId", "number");

-- CreateIndex
CREATE INDEX "ModelSubmission_stageTeamId_registeredAt_idx" ON "ModelSubmission"("stageTeamId", "registeredAt");

-- CreateIndex
CREATE INDEX "VerificationRun_stageTeamId_idx" ON "VerificationRun"("stageTeamId");

-- CreateIndex
CREATE INDEX "VerificationRun_submissionId_idx" ON "VerificationRun"("submissionId");

-- CreateIndex
CREATE INDEX "VerificationRun_tokenId_idx" ON "VerificationRun"("tokenId");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationRun_stageId_filesSha256_key" ON "VerificationRun"("stageId", "filesSha256");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationResult_runId_task_metric_filter_key" ON "VerificationResult"("runId", "task", "metric", "filter");

-- CreateIndex
CREATE UNIQUE INDEX "SafetyGrade_stageTeamId_hazard_key" ON "SafetyGrade"("stageTeamId", "hazard");

-- CreateIndex
CREATE INDEX "VerificationScoring_stageId_writtenAt_idx" ON "VerificationScoring"("stageId", "writtenAt");

-- CreateIndex
CREATE UNIQUE INDEX "VerificationToken_tokenHash_key" ON "VerificationToken"("tokenHash");

-- CreateIndex
CREATE INDEX "VerificationToken_userId_idx" ON "VerificationToken"("userId");

-- AddForeignKey
ALTER TABLE "StagePlanAmendment" ADD CONSTRAINT "StagePlanAmendment_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ModelSubmission" ADD CONSTRAINT "ModelSubmission_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationRun" ADD CONSTRAINT "VerificationRun_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationRun" ADD CONSTRAINT "VerificationRun_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationRun" ADD CONSTRAINT "VerificationRun_submissionId_fkey" FOREIGN KEY ("submissionId") REFERENCES "ModelSubmission"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationRun" ADD CONSTRAINT "VerificationRun_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "VerificationToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationResult" ADD CONSTRAINT "VerificationResult_runId_fkey" FOREIGN KEY ("runId") REFERENCES "VerificationRun"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SafetyGrade" ADD CONSTRAINT "SafetyGrade_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "VerificationScoring" ADD CONSTRAINT "VerificationScoring_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
