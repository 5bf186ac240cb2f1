-- AlterTable
ALTER TABLE "StagePartScore" ADD COLUMN     "isComputed" BOOLEAN NOT NULL DEFAULT false;
