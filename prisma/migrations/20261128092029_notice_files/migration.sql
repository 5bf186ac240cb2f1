-- CreateTable
CREATE TABLE "CallNoticeFile" (
    "id" TEXT NOT NULL,
    "callId" TEXT NOT NULL,
    "fileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mediaType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "addedById" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedById" TEXT,

    CONSTRAINT "CallNoticeFile_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "CallNoticeFile_callId_addedAt_idx" ON "CallNoticeFile"("callId", "addedAt");

-- AddForeignKey
ALTER TABLE "CallNoticeFile" ADD CONSTRAINT "CallNoticeFile_callId_fkey" FOREIGN KEY ("callId") REFERENCES "Call"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
