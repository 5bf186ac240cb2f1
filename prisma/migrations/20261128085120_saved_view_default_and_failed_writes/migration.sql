-- CreateEnum
CREATE TYPE "OpinionOutcome" AS ENUM ('KEPT', 'REDACTED');

-- AlterTable
ALTER TABLE "Call" ADD COLUMN     "objectionsDueAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "SavedView" ADD COLUMN     "isDefault" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "FailedWrite" (
    "minute" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "FailedWrite_pkey" PRIMARY KEY ("minute","kind","failure")
);

-- CreateTable
CREATE TABLE "OpinionCheck" (
    "id" TEXT NOT NULL,
    "sheetId" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "startAt" INTEGER NOT NULL,
    "endAt" INTEGER NOT NULL,
    "revision" INTEGER NOT NULL,
    "found" TEXT NOT NULL,
    "outcome" "OpinionOutcome" NOT NULL,
    "reason" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpinionCheck_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "OpinionCheck_sheetId_field_startAt_endAt_revision_key" ON "OpinionCheck"("sheetId", "field", "startAt", "endAt", "revision");

-- AddForeignKey
ALTER TABLE "OpinionCheck" ADD CONSTRAINT "OpinionCheck_sheetId_fkey" FOREIGN KEY ("sheetId") REFERENCES "ScoreSheet"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- At most one view opens by itself.
CREATE UNIQUE INDEX "SavedView_one_default" ON "SavedView" ("userId", "list") WHERE "isDefault";
