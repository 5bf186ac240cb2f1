-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "UserStatus" AS ENUM ('ACTIVE', 'DISABLED');

-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('APPLICANT', 'REVIEWER', 'CHAIR', 'DELIBERATOR', 'OFFICER', 'DIRECTOR', 'STEWARD', 'OPERATOR', 'VOTER', 'AUDITOR', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "ScopeKind" AS ENUM ('CALL', 'PANEL', 'TEAM', 'RESOURCE');

-- CreateEnum
CREATE TYPE "AccountTokenKind" AS ENUM ('PASSWORD_RESET', 'EMAIL_VERIFICATION');

-- CreateEnum
CREATE TYPE "CallPhase" AS ENUM ('DRAFT', 'ANNOUNCED', 'SCREENING', 'IN_REVIEW', 'DELIBERATION', 'DECIDED', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "CallKind" AS ENUM ('REGULAR', 'ADDITIONAL');

-- CreateEnum
CREATE TYPE "PoolSource" AS ENUM ('LEASE', 'PURCHASE');

-- CreateEnum
CREATE TYPE "AllocationStatus" AS ENUM ('REQUESTED', 'APPROVED', 'REJECTED', 'RETURNED');

-- CreateEnum
CREATE TYPE "LedgerAccount" AS ENUM ('POOL', 'RESERVED', 'ALLOCATED', 'RETURNED', 'LOST');

-- CreateEnum
CREATE TYPE "BudgetMovementKind" AS ENUM ('LIMIT', 'PLAN', 'COMMIT', 'PAY');

-- CreateEnum
CREATE TYPE "OrganisationKind" AS ENUM ('COMPANY', 'UNIVERSITY', 'INSTITUTE', 'OTHER');

-- CreateEnum
CREATE TYPE "SizeClass" AS ENUM ('LARGE', 'MID_TIER', 'EARLY_MID_TIER', 'SME', 'NON_PROFIT');

-- CreateEnum
CREATE TYPE "OrganisationRole" AS ENUM ('MANAGER', 'MEMBER');

-- CreateEnum
CREATE TYPE "MailStatus" AS ENUM ('QUEUED', 'SENT', 'KEPT', 'FAILED');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'WITHDRAWN', 'ELIGIBLE', 'INELIGIBLE');

-- CreateEnum
CREATE TYPE "ConsortiumRole" AS ENUM ('LEAD', 'PARTICIPANT');

-- CreateEnum
CREATE TYPE "ProposalRole" AS ENUM ('LEAD_MANAGER', 'EDITOR', 'SIGNER', 'VIEWER');

-- CreateEnum
CREATE TYPE "SectionStatus" AS ENUM ('NOT_STARTED', 'IN_PROGRESS', 'COMPLETE');

-- CreateEnum
CREATE TYPE "PanelStatus" AS ENUM ('FORMING', 'ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "Declaration" AS ENUM ('PENDING', 'CLEAR', 'CONFLICT');

-- CreateEnum
CREATE TYPE "AssignmentStatus" AS ENUM ('ASSIGNED', 'RECUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ConflictKind" AS ENUM ('SAME_PERSON', 'SAME_ORGANISATION', 'PAST_ORGANISATION', 'SAME_UNIT', 'DECLARED_TIE', 'CHALLENGE', 'GPU_SUPPLIER');

-- CreateEnum
CREATE TYPE "ConflictSeverity" AS ENUM ('EXCLUSION', 'REVIEW');

-- CreateEnum
CREATE TYPE "ConflictOutcome" AS ENUM ('OPEN', 'EXCLUDED', 'DISMISSED', 'WAIVED');

-- CreateEnum
CREATE TYPE "SheetStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'REOPENED');

-- CreateEnum
CREATE TYPE "DecisionStatus" AS ENUM ('PROPOSED', 'RETURNED', 'APPROVED');

-- CreateEnum
CREATE TYPE "SelectionResult" AS ENUM ('SELECTED', 'RESERVE', 'NOT_SELECTED', 'BELOW_CUTOFF');

-- CreateEnum
CREATE TYPE "StageState" AS ENUM ('PLANNED', 'CONSULTATION', 'FROZEN', 'RUNNING', 'SCORED', 'DELIBERATION', 'DECIDED', 'PUBLISHED', 'FINAL');

-- CreateEnum
CREATE TYPE "ConsentVerdict" AS ENUM ('AGREED', 'OBJECTED');

-- CreateEnum
CREATE TYPE "StageResult" AS ENUM ('ADVANCE', 'ELIMINATED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "TeamStatus" AS ENUM ('ACTIVE', 'ELIMINATED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "SupportResource" AS ENUM ('GPU', 'DATA_JOINT', 'DATA_OWN', 'TALENT');

-- CreateEnum
CREATE TYPE "SupportStepKind" AS ENUM ('REQUESTED', 'RECOMMENDED', 'DELIBERATED', 'AGREED');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameEn" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'ko',
    "status" "UserStatus" NOT NULL DEFAULT 'ACTIVE',
    "passwordHash" TEXT,
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "totpLastStep" INTEGER,
    "oidcSubject" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "failedSignIns" INTEGER NOT NULL DEFAULT 0,
    "lockedUntil" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RecoveryCode" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "codeHash" TEXT NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RecoveryCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "idleExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "absoluteExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "secondFactorAt" TIMESTAMPTZ(3),
    "ipAddress" TEXT,
    "userAgent" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "RoleName" NOT NULL,
    "scopeKind" "ScopeKind",
    "scopeId" TEXT,
    "validFrom" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "validTo" TIMESTAMPTZ(3),
    "grantedById" TEXT,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "RoleName" NOT NULL,
    "scopeKind" "ScopeKind",
    "scopeId" TEXT,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccountToken" (
    "id" TEXT NOT NULL,
    "kind" "AccountTokenKind" NOT NULL,
    "email" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "payload" JSONB,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AccountToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Call" (
    "id" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "CallKind" NOT NULL DEFAULT 'REGULAR',
    "phase" "CallPhase" NOT NULL DEFAULT 'DRAFT',
    "titleKo" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "noticeKo" TEXT NOT NULL,
    "noticeEn" TEXT NOT NULL,
    "opensAt" TIMESTAMPTZ(3) NOT NULL,
    "closesAt" TIMESTAMPTZ(3) NOT NULL,
    "seats" INTEGER NOT NULL,
    "contactName" TEXT NOT NULL,
    "contactEmail" TEXT NOT NULL,
    "contactPhone" TEXT NOT NULL,
    "rulebookVersion" INTEGER NOT NULL,
    "rulebookFrozenAt" TIMESTAMPTZ(3),
    "nextReceiptNo" INTEGER NOT NULL DEFAULT 1,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "announcedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Call_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CallExtension" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "oldClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "newClosesAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "CallExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GpuPool" (
    "id" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "source" "PoolSource" NOT NULL,
    "supplierId" TEXT,
    "gpuModel" TEXT NOT NULL,
    "gpuCount" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE NOT NULL,
    "costWon" BIGINT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GpuPool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GpuAllocation" (
    "id" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "gpuCount" INTEGER NOT NULL,
    "validFrom" DATE NOT NULL,
    "validTo" DATE NOT NULL,
    "status" "AllocationStatus" NOT NULL DEFAULT 'REQUESTED',
    "blockReason" TEXT,
    "requestedById" TEXT NOT NULL,
    "requestedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decisionReason" TEXT,
    "returnedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "GpuAllocation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GpuLedgerEntry" (
    "id" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "allocationId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "debit" "LedgerAccount" NOT NULL,
    "credit" "LedgerAccount" NOT NULL,
    "gpuCount" INTEGER NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "actorId" TEXT NOT NULL,
    "approvedById" TEXT,
    "reversesId" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GpuLedgerEntry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BudgetEnvelope" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "resource" "SupportResource" NOT NULL,
    "year" INTEGER NOT NULL,
    "limitWon" BIGINT NOT NULL,
    "plannedWon" BIGINT NOT NULL DEFAULT 0,
    "committedWon" BIGINT NOT NULL DEFAULT 0,
    "paidWon" BIGINT NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "BudgetEnvelope_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BudgetMovement" (
    "id" TEXT NOT NULL,
    "envelopeId" TEXT NOT NULL,
    "kind" "BudgetMovementKind" NOT NULL,
    "amountWon" BIGINT NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "approvedById" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "BudgetMovement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Organisation" (
    "id" TEXT NOT NULL,
    "registrationNumber" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "kind" "OrganisationKind" NOT NULL,
    "sizeClass" "SizeClass" NOT NULL,
    "leasesGpusToGovernment" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Organisation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationMember" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "OrganisationRole" NOT NULL,
    "joinedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "leftAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganisationMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OrganisationInvitation" (
    "id" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "role" "OrganisationRole" NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "invitedById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" TEXT,
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganisationInvitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "id" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "uploadedById" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OutboxMail" (
    "id" TEXT NOT NULL,
    "toEmail" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "status" "MailStatus" NOT NULL DEFAULT 'QUEUED',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Notification" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "params" JSONB NOT NULL,
    "href" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "seq" BIGINT NOT NULL DEFAULT 0,
    "recordedAt" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "occurredAt" TIMESTAMPTZ(3) NOT NULL,
    "actorId" TEXT,
    "actorName" TEXT NOT NULL,
    "actorRoles" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "rulebookVersion" INTEGER,
    "type" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "payload" TEXT NOT NULL,
    "prevHash" TEXT NOT NULL DEFAULT '',
    "hash" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "AuditHead" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "AuditHead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AccessLog" (
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actorId" TEXT NOT NULL,
    "actorName" TEXT NOT NULL,
    "ipAddress" TEXT,
    "requestId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "detail" TEXT,
    "reason" TEXT,

    CONSTRAINT "AccessLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "leadOrganisationId" TEXT NOT NULL,
    "receiptNumber" TEXT,
    "titleKo" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL DEFAULT '',
    "status" "ProposalStatus" NOT NULL DEFAULT 'DRAFT',
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "currentSealId" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawalReason" TEXT,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalMember" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "organisationId" TEXT NOT NULL,
    "role" "ConsortiumRole" NOT NULL,
    "task" TEXT NOT NULL DEFAULT '',
    "hasGraduateStudents" BOOLEAN NOT NULL DEFAULT false,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "acceptedAt" TIMESTAMPTZ(3),
    "acceptedById" TEXT,
    "declinedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProposalMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalPerson" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "role" "ProposalRole" NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalPerson_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalSection" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "status" "SectionStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "content" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "ownerId" TEXT,
    "updatedById" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalSection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SectionRevision" (
    "id" TEXT NOT NULL,
    "sectionId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "status" "SectionStatus" NOT NULL,
    "savedById" TEXT NOT NULL,
    "savedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SectionRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ProposalSeal" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "sealNo" INTEGER NOT NULL,
    "receiptNumber" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "files" JSONB NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedById" TEXT NOT NULL,
    "rulebookVersion" INTEGER NOT NULL,

    CONSTRAINT "ProposalSeal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewPanel" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "status" "PanelStatus" NOT NULL DEFAULT 'FORMING',
    "dueAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewPanel_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PanelMember" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "isChair" BOOLEAN NOT NULL DEFAULT false,
    "pledgeSignedAt" TIMESTAMPTZ(3),
    "pledgeTextHash" TEXT,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PanelMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewerAffiliation" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "organisationId" TEXT,
    "organisationName" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "startedOn" DATE NOT NULL,
    "endedOn" DATE,

    CONSTRAINT "ReviewerAffiliation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReviewAssignment" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "status" "AssignmentStatus" NOT NULL DEFAULT 'ASSIGNED',
    "declaration" "Declaration" NOT NULL DEFAULT 'PENDING',
    "declaredAt" TIMESTAMPTZ(3),
    "declarationNote" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReviewAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ConflictFinding" (
    "id" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "kind" "ConflictKind" NOT NULL,
    "severity" "ConflictSeverity" NOT NULL,
    "evidence" JSONB NOT NULL,
    "outcome" "ConflictOutcome" NOT NULL DEFAULT 'OPEN',
    "reason" TEXT,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "detectedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ConflictFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSheet" (
    "id" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "status" "SheetStatus" NOT NULL DEFAULT 'DRAFT',
    "overallOpinion" TEXT NOT NULL DEFAULT '',
    "totalHundredths" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "reopenedAt" TIMESTAMPTZ(3),
    "reopenedById" TEXT,
    "reopenReason" TEXT,

    CONSTRAINT "ScoreSheet_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ScoreSheetItem" (
    "id" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "criterionKey" TEXT NOT NULL,
    "scoreHundredths" INTEGER,
    "comment" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ScoreSheetItem_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelectionDecision" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'PROPOSED',
    "sheet" TEXT NOT NULL,
    "sheetHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "SelectionDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SelectionOutcome" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "result" "SelectionResult" NOT NULL,
    "rank" INTEGER NOT NULL,
    "totalNumerator" BIGINT NOT NULL,
    "totalDenominator" BIGINT NOT NULL,
    "displayHundredths" INTEGER NOT NULL,

    CONSTRAINT "SelectionOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Rulebook" (
    "version" INTEGER NOT NULL,
    "effectiveFrom" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL,
    "authorId" TEXT,
    "authorName" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Rulebook_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "Stage" (
    "id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "state" "StageState" NOT NULL DEFAULT 'PLANNED',
    "titleKo" TEXT NOT NULL,
    "titleEn" TEXT NOT NULL,
    "cutoffOn" DATE NOT NULL,
    "plan" JSONB NOT NULL,
    "planHash" TEXT,
    "frozenAt" TIMESTAMPTZ(3),
    "rulebookVersion" INTEGER NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "publishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Stage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageTeam" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "consent" "ConsentVerdict",
    "consentComment" TEXT NOT NULL DEFAULT '',
    "consentById" TEXT,
    "consentAt" TIMESTAMPTZ(3),
    "consentPlanVersion" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StageTeam_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StagePartScore" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "partKey" TEXT NOT NULL,
    "scoreHundredths" INTEGER NOT NULL,
    "evidence" TEXT NOT NULL,
    "enteredById" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StagePartScore_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageGateResult" (
    "id" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "gateKey" TEXT NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "evidence" TEXT NOT NULL,
    "enteredById" TEXT NOT NULL,
    "enteredAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StageGateResult_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageDecision" (
    "id" TEXT NOT NULL,
    "stageId" TEXT NOT NULL,
    "status" "DecisionStatus" NOT NULL DEFAULT 'PROPOSED',
    "sheet" TEXT NOT NULL,
    "sheetHash" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "returnOn" DATE NOT NULL,
    "proposedById" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedById" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "StageDecision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StageOutcome" (
    "id" TEXT NOT NULL,
    "decisionId" TEXT NOT NULL,
    "stageTeamId" TEXT NOT NULL,
    "result" "StageResult" NOT NULL,
    "rank" INTEGER,
    "gatesPassed" BOOLEAN NOT NULL,
    "totalNumerator" BIGINT,
    "totalDenominator" BIGINT,
    "displayHundredths" INTEGER,

    CONSTRAINT "StageOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Team" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "nameKo" TEXT NOT NULL,
    "nameEn" TEXT NOT NULL,
    "status" "TeamStatus" NOT NULL DEFAULT 'ACTIVE',
    "joinedAt" TIMESTAMPTZ(3) NOT NULL,
    "leftAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "Team_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupportStep" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "resource" "SupportResource" NOT NULL,
    "period" TEXT NOT NULL,
    "step" "SupportStepKind" NOT NULL,
    "gpuCount" INTEGER,
    "amountWon" BIGINT,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SupportStep_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "User_oidcSubject_key" ON "User"("oidcSubject");

-- CreateIndex
CREATE UNIQUE INDEX "RecoveryCode_userId_codeHash_key" ON "RecoveryCode"("userId", "codeHash");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Grant_userId_idx" ON "Grant"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_tokenHash_key" ON "Invitation"("tokenHash");

-- CreateIndex
CREATE INDEX "Invitation_email_idx" ON "Invitation"("email");

-- CreateIndex
CREATE UNIQUE INDEX "AccountToken_tokenHash_key" ON "AccountToken"("tokenHash");

-- CreateIndex
CREATE INDEX "AccountToken_email_idx" ON "AccountToken"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Call_code_key" ON "Call"("code");

-- CreateIndex
CREATE INDEX "Call_phase_idx" ON "Call"("phase");

-- CreateIndex
CREATE INDEX "CallExtension_callId_idx" ON "CallExtension"("callId");

-- CreateIndex
CREATE INDEX "GpuPool_validFrom_validTo_idx" ON "GpuPool"("validFrom", "validTo");

-- CreateIndex
CREATE INDEX "GpuAllocation_poolId_status_idx" ON "GpuAllocation"("poolId", "status");

-- CreateIndex
CREATE INDEX "GpuAllocation_teamId_idx" ON "GpuAllocation"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "GpuLedgerEntry_reversesId_key" ON "GpuLedgerEntry"("reversesId");

-- CreateIndex
CREATE INDEX "GpuLedgerEntry_poolId_effectiveOn_idx" ON "GpuLedgerEntry"("poolId", "effectiveOn");

-- CreateIndex
CREATE INDEX "GpuLedgerEntry_allocationId_idx" ON "GpuLedgerEntry"("allocationId");

-- CreateIndex
CREATE UNIQUE INDEX "BudgetEnvelope_teamId_resource_year_key" ON "BudgetEnvelope"("teamId", "resource", "year");

-- CreateIndex
CREATE INDEX "BudgetMovement_envelopeId_idx" ON "BudgetMovement"("envelopeId");

-- CreateIndex
CREATE UNIQUE INDEX "Organisation_registrationNumber_key" ON "Organisation"("registrationNumber");

-- CreateIndex
CREATE INDEX "OrganisationMember_userId_idx" ON "OrganisationMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganisationMember_organisationId_userId_key" ON "OrganisationMember"("organisationId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "OrganisationInvitation_tokenHash_key" ON "OrganisationInvitation"("tokenHash");

-- CreateIndex
CREATE INDEX "OrganisationInvitation_email_idx" ON "OrganisationInvitation"("email");

-- CreateIndex
CREATE INDEX "OrganisationInvitation_organisationId_idx" ON "OrganisationInvitation"("organisationId");

-- CreateIndex
CREATE INDEX "StoredFile_sha256_idx" ON "StoredFile"("sha256");

-- CreateIndex
CREATE INDEX "OutboxMail_status_createdAt_idx" ON "OutboxMail"("status", "createdAt");

-- CreateIndex
CREATE INDEX "Notification_userId_readAt_createdAt_idx" ON "Notification"("userId", "readAt", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "AuditEvent_hash_key" ON "AuditEvent"("hash");

-- CreateIndex
CREATE INDEX "AuditEvent_subjectType_subjectId_seq_idx" ON "AuditEvent"("subjectType", "subjectId", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_type_seq_idx" ON "AuditEvent"("type", "seq");

-- CreateIndex
CREATE INDEX "AuditEvent_actorId_seq_idx" ON "AuditEvent"("actorId", "seq");

-- CreateIndex
CREATE INDEX "AccessLog_at_idx" ON "AccessLog"("at");

-- CreateIndex
CREATE INDEX "AccessLog_subjectType_subjectId_idx" ON "AccessLog"("subjectType", "subjectId");

-- CreateIndex
CREATE INDEX "AccessLog_actorId_at_idx" ON "AccessLog"("actorId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_receiptNumber_key" ON "Proposal"("receiptNumber");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_currentSealId_key" ON "Proposal"("currentSealId");

-- CreateIndex
CREATE INDEX "Proposal_callId_status_idx" ON "Proposal"("callId", "status");

-- CreateIndex
CREATE INDEX "Proposal_leadOrganisationId_idx" ON "Proposal"("leadOrganisationId");

-- CreateIndex
CREATE INDEX "ProposalMember_organisationId_idx" ON "ProposalMember"("organisationId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalMember_proposalId_organisationId_key" ON "ProposalMember"("proposalId", "organisationId");

-- CreateIndex
CREATE INDEX "ProposalPerson_userId_idx" ON "ProposalPerson"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalPerson_proposalId_userId_role_key" ON "ProposalPerson"("proposalId", "userId", "role");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalSection_proposalId_key_key" ON "ProposalSection"("proposalId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "SectionRevision_sectionId_version_key" ON "SectionRevision"("sectionId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "ProposalSeal_proposalId_sealNo_key" ON "ProposalSeal"("proposalId", "sealNo");

-- CreateIndex
CREATE INDEX "ReviewPanel_callId_idx" ON "ReviewPanel"("callId");

-- CreateIndex
CREATE INDEX "PanelMember_userId_idx" ON "PanelMember"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_panelId_userId_key" ON "PanelMember"("panelId", "userId");

-- CreateIndex
CREATE UNIQUE INDEX "PanelMember_panelId_seatNo_key" ON "PanelMember"("panelId", "seatNo");

-- CreateIndex
CREATE INDEX "ReviewerAffiliation_userId_idx" ON "ReviewerAffiliation"("userId");

-- CreateIndex
CREATE INDEX "ReviewAssignment_panelId_idx" ON "ReviewAssignment"("panelId");

-- CreateIndex
CREATE INDEX "ReviewAssignment_proposalId_idx" ON "ReviewAssignment"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewAssignment_memberId_proposalId_key" ON "ReviewAssignment"("memberId", "proposalId");

-- CreateIndex
CREATE INDEX "ConflictFinding_userId_idx" ON "ConflictFinding"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "ConflictFinding_proposalId_userId_kind_key" ON "ConflictFinding"("proposalId", "userId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSheet_assignmentId_revision_key" ON "ScoreSheet"("assignmentId", "revision");

-- CreateIndex
CREATE UNIQUE INDEX "ScoreSheetItem_sheetId_criterionKey_key" ON "ScoreSheetItem"("sheetId", "criterionKey");

-- CreateIndex
CREATE INDEX "SelectionDecision_callId_idx" ON "SelectionDecision"("callId");

-- CreateIndex
CREATE INDEX "SelectionOutcome_proposalId_idx" ON "SelectionOutcome"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "SelectionOutcome_decisionId_proposalId_key" ON "SelectionOutcome"("decisionId", "proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "Stage_number_key" ON "Stage"("number");

-- CreateIndex
CREATE INDEX "StageTeam_teamId_idx" ON "StageTeam"("teamId");

-- CreateIndex
CREATE UNIQUE INDEX "StageTeam_stageId_teamId_key" ON "StageTeam"("stageId", "teamId");

-- CreateIndex
CREATE UNIQUE INDEX "StagePartScore_stageTeamId_partKey_key" ON "StagePartScore"("stageTeamId", "partKey");

-- CreateIndex
CREATE UNIQUE INDEX "StageGateResult_stageTeamId_gateKey_key" ON "StageGateResult"("stageTeamId", "gateKey");

-- CreateIndex
CREATE INDEX "StageDecision_stageId_idx" ON "StageDecision"("stageId");

-- CreateIndex
CREATE UNIQUE INDEX "StageOutcome_decisionId_stageTeamId_key" ON "StageOutcome"("decisionId", "stageTeamId");

-- CreateIndex
CREATE UNIQUE INDEX "Team_proposalId_key" ON "Team"("proposalId");

-- CreateIndex
CREATE INDEX "Team_callId_idx" ON "Team"("callId");

-- CreateIndex
CREATE INDEX "SupportStep_teamId_resource_period_step_idx" ON "SupportStep"("teamId", "resource", "period", "step");

-- AddForeignKey
ALTER TABLE "RecoveryCode" ADD CONSTRAINT "RecoveryCode_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Call" ADD CONSTRAINT "Call_rulebookVersion_fkey" FOREIGN KEY ("rulebookVersion") REFERENCES "Rulebook"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CallExtension" ADD CONSTRAINT "CallExtension_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuPool" ADD CONSTRAINT "GpuPool_supplierId_fkey" FOREIGN KEY ("supplierId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GpuLedgerEntry" ADD CONSTRAINT "GpuLedgerEntry_allocationId_fkey" FOREIGN KEY ("allocationId") REFERENCES "GpuAllocation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetEnvelope" ADD CONSTRAINT "BudgetEnvelope_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BudgetMovement" ADD CONSTRAINT "BudgetMovement_envelopeId_fkey" FOREIGN KEY ("envelopeId") REFERENCES "BudgetEnvelope"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationMember" ADD CONSTRAINT "OrganisationMember_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationMember" ADD CONSTRAINT "OrganisationMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OrganisationInvitation" ADD CONSTRAINT "OrganisationInvitation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_leadOrganisationId_fkey" FOREIGN KEY ("leadOrganisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_currentSealId_fkey" FOREIGN KEY ("currentSealId") REFERENCES "ProposalSeal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMember" ADD CONSTRAINT "ProposalMember_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalMember" ADD CONSTRAINT "ProposalMember_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalPerson" ADD CONSTRAINT "ProposalPerson_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalPerson" ADD CONSTRAINT "ProposalPerson_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSection" ADD CONSTRAINT "ProposalSection_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SectionRevision" ADD CONSTRAINT "SectionRevision_sectionId_fkey" FOREIGN KEY ("sectionId") REFERENCES "ProposalSection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalSeal" ADD CONSTRAINT "ProposalSeal_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewPanel" ADD CONSTRAINT "ReviewPanel_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PanelMember" ADD CONSTRAINT "PanelMember_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerAffiliation" ADD CONSTRAINT "ReviewerAffiliation_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewerAffiliation" ADD CONSTRAINT "ReviewerAffiliation_organisationId_fkey" FOREIGN KEY ("organisationId") REFERENCES "Organisation"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewAssignment" ADD CONSTRAINT "ReviewAssignment_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewAssignment" ADD CONSTRAINT "ReviewAssignment_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewAssignment" ADD CONSTRAINT "ReviewAssignment_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "PanelMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ConflictFinding" ADD CONSTRAINT "ConflictFinding_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheet" ADD CONSTRAINT "ScoreSheet_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScoreSheetItem" ADD CONSTRAINT "ScoreSheetItem_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionDecision" ADD CONSTRAINT "SelectionDecision_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionOutcome" ADD CONSTRAINT "SelectionOutcome_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "SelectionDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelectionOutcome" ADD CONSTRAINT "SelectionOutcome_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Stage" ADD CONSTRAINT "Stage_rulebookVersion_fkey" FOREIGN KEY ("rulebookVersion") REFERENCES "Rulebook"("version") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageTeam" ADD CONSTRAINT "StageTeam_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageTeam" ADD CONSTRAINT "StageTeam_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StagePartScore" ADD CONSTRAINT "StagePartScore_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageGateResult" ADD CONSTRAINT "StageGateResult_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageDecision" ADD CONSTRAINT "StageDecision_stageId_fkey" FOREIGN KEY ("stageId") REFERENCES "Stage"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageOutcome" ADD CONSTRAINT "StageOutcome_decisionId_fkey" FOREIGN KEY ("decisionId") REFERENCES "StageDecision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageOutcome" ADD CONSTRAINT "StageOutcome_stageTeamId_fkey" FOREIGN KEY ("stageTeamId") REFERENCES "StageTeam"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Team" ADD CONSTRAINT "Team_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupportStep" ADD CONSTRAINT "SupportStep_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
