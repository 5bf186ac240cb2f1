-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "autoSubmitTriedFor" TIMESTAMPTZ(3);
