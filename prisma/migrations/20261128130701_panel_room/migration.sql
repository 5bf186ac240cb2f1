-- CreateEnum
CREATE TYPE "InquiryState" AS ENUM ('ASKED', 'SENT', 'DECLINED', 'ANSWERED');

-- CreateTable
CREATE TABLE "RoomMessage" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "saidAt" TIMESTAMPTZ(3) NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoomMessage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoomSummary" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "seatNo" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RoomSummary_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ApplicantInquiry" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "assignmentId" TEXT NOT NULL,
    "state" "InquiryState" NOT NULL DEFAULT 'ASKED',
    "asked" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "wording" TEXT,
    "sentAt" TIMESTAMPTZ(3),
    "settledById" TEXT,
    "dueAt" TIMESTAMPTZ(3),
    "declineReason" TEXT,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" TEXT,
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ApplicantInquiry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RoomMessage_panelId_proposalId_idx" ON "RoomMessage"("panelId", "proposalId");

-- CreateIndex
CREATE INDEX "RoomMessage_assignmentId_idx" ON "RoomMessage"("assignmentId");

-- CreateIndex
CREATE INDEX "RoomSummary_proposalId_idx" ON "RoomSummary"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "RoomSummary_panelId_proposalId_key" ON "RoomSummary"("panelId", "proposalId");

-- CreateIndex
CREATE INDEX "ApplicantInquiry_panelId_idx" ON "ApplicantInquiry"("panelId");

-- CreateIndex
CREATE INDEX "ApplicantInquiry_proposalId_idx" ON "ApplicantInquiry"("proposalId");

-- CreateIndex
CREATE INDEX "ApplicantInquiry_assignmentId_idx" ON "ApplicantInquiry"("assignmentId");

-- AddForeignKey
ALTER TABLE "RoomMessage" ADD CONSTRAINT "RoomMessage_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomMessage" ADD CONSTRAINT "RoomMessage_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomMessage" ADD CONSTRAINT "RoomMessage_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomSummary" ADD CONSTRAINT "RoomSummary_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoomSummary" ADD CONSTRAINT "RoomSummary_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_assignmentId_fkey" FOREIGN KEY ("assignmentId") REFERENCES "ReviewAssignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
