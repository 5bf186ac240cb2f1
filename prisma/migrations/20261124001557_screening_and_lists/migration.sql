-- AlterEnum
ALTER TYPE "VerdictStatus" ADD VALUE 'REPLACED';

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "searchText" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "SavedView" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_userId_list_name_key" ON "SavedView"("userId", "list", "name");

-- A trusted extension: the owner of the database may create it without being superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What the seals that count already say, for proposals submitted before there was a search.
UPDATE "Proposal" p SET "searchText" = lower(concat_ws(' ', s."receiptNumber", c.j->>'titleKo', c.j->>'titleEn',
  (SELECT string_agg(concat_ws(' ', m->>'nameKo', m->>'nameEn'), ' ') FROM jsonb_array_elements(c.j->'consortium') m),
  (SELECT string_agg(concat_ws(' ', r->>'name', r->>'nameEn'), ' ')
     FROM jsonb_array_elements(c.j->'sections'->'people'->'people') r WHERE r->>'role' = 'PI')))
FROM "ProposalSeal" s, LATERAL (SELECT s."content"::jsonb AS j) c
WHERE s."id" = p."currentSealId";

-- CreateIndex
CREATE INDEX "Proposal_searchText_idx" ON "Proposal" USING GIN ("searchText" gin_trgm_ops);

-- L3: every decision has somebody who made it; without this a missing name would slip through "two people".
ALTER TABLE "ScreeningVerdict" ADD CONSTRAINT "ScreeningVerdict_decided_by_somebody"
  CHECK ("status" = 'PROPOSED' OR "decidedById" IS NOT NULL);
