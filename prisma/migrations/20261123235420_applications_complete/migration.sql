-- CreateEnum
CREATE TYPE "QuestionStatus" AS ENUM ('ASKED', 'ANSWERED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ScanState" AS ENUM ('UNSCANNED', 'WAITING', 'CLEAN', 'INFECTED');

-- CreateEnum
CREATE TYPE "ScoreDirection" AS ENUM ('HIGHER', 'LOWER');

-- CreateEnum
CREATE TYPE "FindingVerdict" AS ENUM ('PASS', 'FAIL', 'OPEN');

-- CreateEnum
CREATE TYPE "FindingSource" AS ENUM ('AUTOMATIC', 'MANUAL');

-- CreateEnum
CREATE TYPE "VerdictStatus" AS ENUM ('PROPOSED', 'CONFIRMED', 'RETURNED');

-- CreateEnum
CREATE TYPE "SupplementStatus" AS ENUM ('OPEN', 'ANSWERED', 'CANCELLED');

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "settings" JSONB;

-- AlterTable
ALTER TABLE "CallExtension" ADD COLUMN     "evidenceFileId" TEXT;

-- AlterTable
ALTER TABLE "Organisation" ADD COLUMN     "mergedAt" TIMESTAMPTZ(3),
ADD COLUMN     "mergedIntoId" TEXT,
ADD COLUMN     "sizeClassConfirmedAt" TIMESTAMPTZ(3),
ADD COLUMN     "sizeClassConfirmedById" TEXT;

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "autoSubmitAt" TIMESTAMPTZ(3),
ADD COLUMN     "autoSubmitById" TEXT;

-- AlterTable
ALTER TABLE "ProposalMember" ADD COLUMN     "shareBasisPoints" INTEGER;

-- AlterTable
ALTER TABLE "ProposalPerson" ADD COLUMN     "organisationId" TEXT;

-- CreateTable
CREATE TABLE "CallCorrection" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "changes" JSONB NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallCorrection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallQuestion" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "number" INTEGER,
    "topic" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "askedById" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "QuestionStatus" NOT NULL DEFAULT 'ASKED',
    "publicKo" TEXT NOT NULL DEFAULT '',
    "publicEn" TEXT NOT NULL DEFAULT '',
    "answerKo" TEXT NOT NULL DEFAULT '',
    "answerEn" TEXT NOT NULL DEFAULT '',
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "correctionId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "CallQuestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DeskMessage" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "fromStaff" BOOLEAN NOT NULL,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "DeskMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationJoinRequest" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "approved" BOOLEAN,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganisationJoinRequest_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationSizeEvidence" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "sizeClass" "SizeClass" NOT NULL,
    "fileId" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "submittedById" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" TEXT,
    "accepted" BOOLEAN,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OrganisationSizeEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalSignature" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "signerId" TEXT NOT NULL,
    "contentSha256" TEXT NOT NULL,
    "consents" JSONB NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "voidedAt" TIMESTAMPTZ(3),
    "voidedById" TEXT,
    "voidedBy" TEXT,

    CONSTRAINT "ProposalSignature_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalAttachment" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "scan" "ScanState" NOT NULL DEFAULT 'UNSCANNED',
    "uploadedById" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" TEXT,

    CONSTRAINT "ProposalAttachment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalUpload" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "receivedBytes" BIGINT NOT NULL DEFAULT 0,
    "startedById" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "attachmentId" TEXT,

    CONSTRAINT "ProposalUpload_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SectionComment" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "sectionKey" TEXT NOT NULL,
    "parentId" TEXT,
    "authorId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "resolvedAt" TIMESTAMPTZ(3),
    "resolvedById" TEXT,
    "deletedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SectionComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SectionPresence" (
    "proposalId" TEXT NOT NULL,
    "sectionKey" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "editing" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SectionPresence_pkey" PRIMARY KEY ("proposalId","sectionKey","userId")
);

-- CreateTable
CREATE TABLE "ProposalReminder" (
    "proposalId" TEXT NOT NULL,
    "hoursLeft" INTEGER NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalReminder_pkey" PRIMARY KEY ("proposalId","hoursLeft","closesAt")
);

-- CreateTable
CREATE TABLE "ReferenceModel" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "organisation" TEXT NOT NULL,
    "country" TEXT NOT NULL DEFAULT '',
    "releasedOn" DATE,
    "openWeights" BOOLEAN,
    "licence" TEXT NOT NULL DEFAULT '',
    "parametersMillions" BIGINT,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "importId" TEXT,
    "retiredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReferenceModel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceBenchmark" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "domain" TEXT NOT NULL,
    "metric" TEXT NOT NULL DEFAULT '',
    "direction" "ScoreDirection" NOT NULL DEFAULT 'HIGHER',
    "scaleMaxMillionths" BIGINT NOT NULL DEFAULT 1000000,
    "sourceUrl" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ReferenceBenchmark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceScore" (
    "id" TEXT NOT NULL,
    "modelId" TEXT NOT NULL,
    "benchmarkId" TEXT NOT NULL,
    "valueMillionths" BIGINT NOT NULL,
    "selfReported" BOOLEAN NOT NULL,
    "verified" BOOLEAN NOT NULL DEFAULT false,
    "variant" TEXT NOT NULL DEFAULT '',
    "measuredOn" DATE,
    "sourceUrl" TEXT NOT NULL,
    "sourceNote" TEXT NOT NULL DEFAULT '',
    "chosen" BOOLEAN NOT NULL DEFAULT true,
    "importId" TEXT,

    CONSTRAINT "ReferenceScore_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceImport" (
    "id" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "report" JSONB NOT NULL,

    CONSTRAINT "ReferenceImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScreeningFinding" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "rule" TEXT NOT NULL,
    "verdict" "FindingVerdict" NOT NULL,
    "source" "FindingSource" NOT NULL,
    "facts" JSONB NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "evidenceFileId" TEXT,
    "byId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ScreeningFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScreeningVerdict" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "eligible" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "status" "VerdictStatus" NOT NULL DEFAULT 'PROPOSED',
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionNote" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ScreeningVerdict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupplementRequest" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "sections" TEXT[],
    "reason" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "SupplementStatus" NOT NULL DEFAULT 'OPEN',
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredById" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "sealId" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SupplementRequest_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CallCorrection_callId_number_key" ON "CallCorrection"("callId", "number");

-- CreateIndex
CREATE INDEX "CallQuestion_callId_status_askedAt_idx" ON "CallQuestion"("callId", "status", "askedAt");

-- CreateIndex
CREATE INDEX "CallQuestion_askedById_idx" ON "CallQuestion"("askedById");

-- CreateIndex
CREATE UNIQUE INDEX "CallQuestion_callId_number_key" ON "CallQuestion"("callId", "number");

-- CreateIndex
CREATE INDEX "DeskMessage_proposalId_at_idx" ON "DeskMessage"("proposalId", "at");

-- CreateIndex
CREATE INDEX "DeskMessage_callId_at_idx" ON "DeskMessage"("callId", "at");

-- CreateIndex
CREATE INDEX "OrganisationJoinRequest_organisationId_decidedAt_idx" ON "OrganisationJoinRequest"("organisationId", "decidedAt");

-- CreateIndex
CREATE INDEX "OrganisationJoinRequest_userId_idx" ON "OrganisationJoinRequest"("userId");

-- CreateIndex
CREATE INDEX "OrganisationSizeEvidence_organisationId_submittedAt_idx" ON "OrganisationSizeEvidence"("organisationId", "submittedAt");

-- CreateIndex
CREATE INDEX "ProposalSignature_proposalId_organisationId_idx" ON "ProposalSignature"("proposalId", "organisationId");

-- CreateIndex
CREATE INDEX "ProposalAttachment_proposalId_removedAt_idx" ON "ProposalAttachment"("proposalId", "removedAt");

-- CreateIndex
CREATE INDEX "ProposalAttachment_fileId_idx" ON "ProposalAttachment"("fileId");

-- CreateIndex
CREATE INDEX "ProposalUpload_proposalId_finishedAt_idx" ON "ProposalUpload"("proposalId", "finishedAt");

-- CreateIndex
CREATE INDEX "SectionComment_proposalId_sectionKey_at_idx" ON "SectionComment"("proposalId", "sectionKey", "at");

-- CreateIndex
CREATE INDEX "SectionPresence_seenAt_idx" ON "SectionPresence"("seenAt");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceModel_key_key" ON "ReferenceModel"("key");

-- CreateIndex
CREATE INDEX "ReferenceModel_releasedOn_idx" ON "ReferenceModel"("releasedOn");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceBenchmark_key_key" ON "ReferenceBenchmark"("key");

-- CreateIndex
CREATE INDEX "ReferenceScore_benchmarkId_idx" ON "ReferenceScore"("benchmarkId");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceScore_modelId_benchmarkId_valueMillionths_sourceUr_key" ON "ReferenceScore"("modelId", "benchmarkId", "valueMillionths", "sourceUrl", "variant");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceImport_sha256_key" ON "ReferenceImport"("sha256");

-- CreateIndex
CREATE UNIQUE INDEX "ScreeningFinding_proposalId_rule_key" ON "ScreeningFinding"("proposalId", "rule");

-- CreateIndex
CREATE INDEX "ScreeningVerdict_proposalId_status_idx" ON "ScreeningVerdict"("proposalId", "status");

-- CreateIndex
CREATE INDEX "SupplementRequest_proposalId_status_idx" ON "SupplementRequest"("proposalId", "status");

-- AddForeignKey
ALTER TABLE "CallCorrection" ADD CONSTRAINT "CallCorrection_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallQuestion" ADD CONSTRAINT "CallQuestion_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallQuestion" ADD CONSTRAINT "CallQuestion_correctionId_fkey" FOREIGN KEY ("correctionId") REFERENCES "CallCorrection"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskMessage" ADD CONSTRAINT "DeskMessage_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeskMessage" ADD CONSTRAINT "DeskMessage_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_mergedIntoId_fkey" FOREIGN KEY ("mergedIntoId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationJoinRequest" ADD CONSTRAINT "OrganisationJoinRequest_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationSizeEvidence" ADD CONSTRAINT "OrganisationSizeEvidence_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSignature" ADD CONSTRAINT "ProposalSignature_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSignature" ADD CONSTRAINT "ProposalSignature_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalAttachment" ADD CONSTRAINT "ProposalAttachment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalUpload" ADD CONSTRAINT "ProposalUpload_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionComment" ADD CONSTRAINT "SectionComment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionComment" ADD CONSTRAINT "SectionComment_parentId_fkey" FOREIGN KEY ("parentId") REFERENCES "SectionComment"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionPresence" ADD CONSTRAINT "SectionPresence_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalReminder" ADD CONSTRAINT "ProposalReminder_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceModel" ADD CONSTRAINT "ReferenceModel_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ReferenceImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_modelId_fkey" FOREIGN KEY ("modelId") REFERENCES "ReferenceModel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_benchmarkId_fkey" FOREIGN KEY ("benchmarkId") REFERENCES "ReferenceBenchmark"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_importId_fkey" FOREIGN KEY ("importId") REFERENCES "ReferenceImport"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningFinding" ADD CONSTRAINT "ScreeningFinding_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningVerdict" ADD CONSTRAINT "ScreeningVerdict_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupplementRequest" ADD CONSTRAINT "SupplementRequest_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
