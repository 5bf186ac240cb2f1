-- CreateTable
CREATE TABLE "ProposalImage" (
    "fileId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploadedById" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ProposalImage_pkey" PRIMARY KEY ("fileId")
);

-- CreateIndex
CREATE INDEX "ProposalImage_proposalId_idx" ON "ProposalImage"("proposalId");

-- AddForeignKey
ALTER TABLE "ProposalImage" ADD CONSTRAINT "ProposalImage_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
