-- CreateEnum
CREATE TYPE "UtilisationChannel" AS ENUM ('FILE', 'API');

-- CreateEnum
CREATE TYPE "UtilisationWarningKind" AS ENUM ('LOW_USE', 'MISSING');

-- CreateTable
CREATE TABLE "UtilisationToken" (
    "id" TEXT NOT NULL,
    "teamId" TEXT,
    "name" TEXT NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "ending" TEXT NOT NULL,
    "createdById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "lastUsedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),
    "revokedById" TEXT,

    CONSTRAINT "UtilisationToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UtilisationDelivery" (
    "id" TEXT NOT NULL,
    "channel" "UtilisationChannel" NOT NULL,
    "tokenId" TEXT,
    "fileId" TEXT,
    "byId" TEXT NOT NULL,
    "idempotencyKey" TEXT,
    "contentSha256" TEXT NOT NULL,
    "acceptedCount" INTEGER NOT NULL,
    "correctedCount" INTEGER NOT NULL,
    "unchangedCount" INTEGER NOT NULL,
    "refusedCount" INTEGER NOT NULL,
    "answer" JSONB,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UtilisationDelivery_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UtilisationReport" (
    "teamId" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(0) NOT NULL,
    "revision" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "hours" INTEGER NOT NULL,
    "availableMilliHours" BIGINT NOT NULL,
    "usedMilliHours" BIGINT NOT NULL,
    "isLate" BOOLEAN NOT NULL,
    "deliveryId" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UtilisationReport_pkey" PRIMARY KEY ("teamId","poolId","day","startsAt","revision")
);

-- CreateTable
CREATE TABLE "UtilisationDay" (
    "teamId" TEXT NOT NULL,
    "poolId" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "hours" INTEGER NOT NULL,
    "reportedHours" INTEGER NOT NULL DEFAULT 0,
    "availableMilliHours" BIGINT NOT NULL DEFAULT 0,
    "usedMilliHours" BIGINT NOT NULL DEFAULT 0,
    "lateHours" INTEGER NOT NULL DEFAULT 0,
    "correctedHours" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "UtilisationDay_pkey" PRIMARY KEY ("teamId","poolId","day")
);

-- CreateTable
CREATE TABLE "UtilisationWarning" (
    "id" TEXT NOT NULL,
    "teamId" TEXT NOT NULL,
    "week" DATE NOT NULL,
    "kind" "UtilisationWarningKind" NOT NULL,
    "availableMilliHours" BIGINT NOT NULL,
    "usedMilliHours" BIGINT NOT NULL,
    "expectedHours" INTEGER NOT NULL,
    "reportedHours" INTEGER NOT NULL,
    "rulebookVersion" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UtilisationWarning_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "UtilisationToken_tokenHash_key" ON "UtilisationToken"("tokenHash");

-- CreateIndex
CREATE INDEX "UtilisationToken_teamId_idx" ON "UtilisationToken"("teamId");

-- CreateIndex
CREATE INDEX "UtilisationDelivery_receivedAt_idx" ON "UtilisationDelivery"("receivedAt");

-- CreateIndex
CREATE UNIQUE INDEX "UtilisationDelivery_tokenId_idempotencyKey_key" ON "UtilisationDelivery"("tokenId", "idempotencyKey");

-- CreateIndex
CREATE INDEX "UtilisationReport_deliveryId_idx" ON "UtilisationReport"("deliveryId");

-- CreateIndex
CREATE INDEX "UtilisationDay_day_idx" ON "UtilisationDay"("day");

-- CreateIndex
CREATE UNIQUE INDEX "UtilisationDay_teamId_poolId_day_hours_key" ON "UtilisationDay"("teamId", "poolId", "day", "hours");

-- CreateIndex
CREATE UNIQUE INDEX "UtilisationWarning_teamId_week_kind_key" ON "UtilisationWarning"("teamId", "week", "kind");

-- AddForeignKey
ALTER TABLE "UtilisationToken" ADD CONSTRAINT "UtilisationToken_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationDelivery" ADD CONSTRAINT "UtilisationDelivery_tokenId_fkey" FOREIGN KEY ("tokenId") REFERENCES "UtilisationToken"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationReport" ADD CONSTRAINT "UtilisationReport_deliveryId_fkey" FOREIGN KEY ("deliveryId") REFERENCES "UtilisationDelivery"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationReport" ADD CONSTRAINT "UtilisationReport_teamId_poolId_day_hours_fkey" FOREIGN KEY ("teamId", "poolId", "day", "hours") REFERENCES "UtilisationDay"("teamId", "poolId", "day", "hours") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationDay" ADD CONSTRAINT "UtilisationDay_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationDay" ADD CONSTRAINT "UtilisationDay_poolId_fkey" FOREIGN KEY ("poolId") REFERENCES "GpuPool"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UtilisationWarning" ADD CONSTRAINT "UtilisationWarning_teamId_fkey" FOREIGN KEY ("teamId") REFERENCES "Team"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
