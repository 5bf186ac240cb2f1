-- AlterTable
ALTER TABLE "SavedView" ADD COLUMN     "isDefault" BOOLEAN NOT NULL DEFAULT false;

-- At most one view opens by itself.
CREATE UNIQUE INDEX "SavedView_one_default" ON "SavedView" ("userId", "list") WHERE "isDefault";
