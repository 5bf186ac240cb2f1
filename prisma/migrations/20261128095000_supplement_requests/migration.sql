-- AlterEnum
ALTER TYPE "SupplementStatus" ADD VALUE 'LAPSED';

-- AlterTable
ALTER TABLE "SupplementRequest" ADD COLUMN     "cancelReason" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "cancelledAt" TIMESTAMPTZ(3),
ADD COLUMN     "cancelledById" TEXT;

-- A10: an answer is a seal, a cancellation says who and why.
ALTER TABLE "SupplementRequest" ADD CONSTRAINT "SupplementRequest_answer"
  CHECK (("status" = 'ANSWERED') = ("sealId" IS NOT NULL AND "answeredById" IS NOT NULL AND "answeredAt" IS NOT NULL));
ALTER TABLE "SupplementRequest" ADD CONSTRAINT "SupplementRequest_cancellation"
  CHECK (("status" = 'CANCELLED') = ("cancelledById" IS NOT NULL AND "cancelledAt" IS NOT NULL));
ALTER TABLE "SupplementRequest" ADD CONSTRAINT "SupplementRequest_names" CHECK (cardinality("sections") > 0 AND "reason" <> '');
