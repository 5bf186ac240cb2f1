-- CreateEnum
CREATE TYPE "RoundKind" AS ENUM ('WRITTEN', 'PRESENTATION');

-- CreateEnum
CREATE TYPE "OthersReviews" AS ENUM ('NEVER', 'AFTER_OWN', 'ALWAYS');

-- CreateEnum
CREATE TYPE "MemberIdentities" AS ENUM ('SEATS', 'NAMES');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "SheetStatus" ADD VALUE 'ADJUSTING';
ALTER TYPE "SheetStatus" ADD VALUE 'SUPERSEDED';

-- AlterTable
ALTER TABLE "ScoreSheet" ADD COLUMN     "roundNo" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ReviewRound" (
    "id" TEXT NOT NULL,
    "panelId" TEXT NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "RoundKind" NOT NULL,
    "othersReviews" "OthersReviews" NOT NULL,
    "identities" "MemberIdentities" NOT NULL,
    "opensAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "seed" TEXT,
    "slotMinutes" INTEGER,
    "breakMinutes" INTEGER,
    "bring" TEXT NOT NULL DEFAULT '',
    "announcedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewRound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PresentationSlot" (
    "id" TEXT NOT NULL,
    "roundId" TEXT NOT NULL,
    "proposalId" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "videoLink" TEXT NOT NULL DEFAULT '',
    "teamPresent" BOOLEAN,
    "recordedAt" TIMESTAMPTZ(3),
    "recordedById" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "PresentationSlot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PresentationAttendance" (
    "slotId" TEXT NOT NULL,
    "memberId" TEXT NOT NULL,
    "present" BOOLEAN NOT NULL,

    CONSTRAINT "PresentationAttendance_pkey" PRIMARY KEY ("slotId","memberId")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRound_panelId_ordinal_key" ON "ReviewRound"("panelId", "ordinal");

-- CreateIndex
CREATE UNIQUE INDEX "ReviewRound_panelId_kind_key" ON "ReviewRound"("panelId", "kind");

-- CreateIndex
CREATE INDEX "PresentationSlot_proposalId_idx" ON "PresentationSlot"("proposalId");

-- CreateIndex
CREATE UNIQUE INDEX "PresentationSlot_roundId_proposalId_key" ON "PresentationSlot"("roundId", "proposalId");

-- CreateIndex
CREATE INDEX "PresentationAttendance_memberId_idx" ON "PresentationAttendance"("memberId");

-- AddForeignKey
ALTER TABLE "ReviewRound" ADD CONSTRAINT "ReviewRound_panelId_fkey" FOREIGN KEY ("panelId") REFERENCES "ReviewPanel"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresentationSlot" ADD CONSTRAINT "PresentationSlot_roundId_fkey" FOREIGN KEY ("roundId") REFERENCES "ReviewRound"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresentationSlot" ADD CONSTRAINT "PresentationSlot_proposalId_fkey" FOREIGN KEY ("proposalId") REFERENCES "Proposal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresentationAttendance" ADD CONSTRAINT "PresentationAttendance_slotId_fkey" FOREIGN KEY ("slotId") REFERENCES "PresentationSlot"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PresentationAttendance" ADD CONSTRAINT "PresentationAttendance_memberId_fkey" FOREIGN KEY ("memberId") REFERENCES "PanelMember"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Every panel holds the written round; those of before there were rounds let nobody see anybody's review.
INSERT INTO "ReviewRound" ("id", "panelId", "ordinal", "kind", "othersReviews", "identities", "opensAt", "dueAt", "createdAt")
SELECT uuidv7()::text, p."id", 1, 'WRITTEN', 'NEVER', 'SEATS',
  CASE WHEN p."status" = 'FORMING' THEN NULL ELSE p."createdAt" END, p."dueAt", p."createdAt"
FROM "ReviewPanel" p;

ALTER TABLE "ReviewRound" ADD CONSTRAINT "ReviewRound_period" CHECK ("dueAt" IS NULL OR "opensAt" IS NULL OR "dueAt" > "opensAt");
ALTER TABLE "ReviewRound" ADD CONSTRAINT "ReviewRound_order" CHECK
  (("ordinal" = 1) = ("kind" = 'WRITTEN') AND "ordinal" BETWEEN 1 AND 9);

-- S2: two presentations of a round are never at the same time, whoever moves them at once. The round's hash stands as a range
-- of one number, so that no extension is needed.
ALTER TABLE "PresentationSlot" ADD CONSTRAINT "PresentationSlot_times" CHECK ("endsAt" > "startsAt");
ALTER TABLE "PresentationSlot" ADD CONSTRAINT "PresentationSlot_no_overlap" EXCLUDE USING gist (
  int8range(hashtextextended("roundId", 0), hashtextextended("roundId", 0), '[]') WITH &&,
  tstzrange("startsAt", "endsAt") WITH &&
) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE "PresentationSlot" ADD CONSTRAINT "PresentationSlot_recorded" CHECK
  (("recordedAt" IS NULL) = ("teamPresent" IS NULL) AND ("recordedAt" IS NULL) = ("recordedById" IS NULL));

-- Who was there says who reviews what (lib/decisions/021): one's own record, staff, and the chair but for what is closed to them.
CALL protect_rows('"PresentationAttendance"',
  seen => '"memberId" = ANY ((SELECT own_seats())::text[]) OR EXISTS (SELECT 1 FROM "PresentationSlot" t
    JOIN "ReviewRound" r ON r."id" = t."roundId" WHERE t."id" = "slotId" AND (r."panelId" = ANY ((SELECT staffed_panels())::text[])
      OR (r."panelId" = ANY ((SELECT chaired_panels())::text[]) AND t."proposalId" <> ALL ((SELECT closed_proposals())::text[]))))',
  written => 'EXISTS (SELECT 1 FROM "PresentationSlot" t JOIN "ReviewRound" r ON r."id" = t."roundId"
    WHERE t."id" = "slotId" AND (r."panelId" = ANY ((SELECT staffed_panels())::text[])
      OR (r."panelId" = ANY ((SELECT chaired_panels())::text[]) AND t."proposalId" <> ALL ((SELECT closed_proposals())::text[]))))');
