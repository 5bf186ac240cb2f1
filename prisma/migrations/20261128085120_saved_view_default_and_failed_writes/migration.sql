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

-- At most one view opens by itself.
CREATE UNIQUE INDEX "SavedView_one_default" ON "SavedView" ("userId", "list") WHERE "isDefault";
