-- DropIndex
DROP INDEX "Proposal_searchText_idx";

-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "searchPairs" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- The search keeps each number, title and name as one key (NFKC, small letters, without spaces), so that 독자 모델 finds
-- 독자모델: what the seals that count say, written anew in that spelling.
UPDATE "Proposal" p SET "searchText" = (
  SELECT coalesce(string_agg(lower(regexp_replace(normalize(k.word, NFKC), '\s', '', 'g')), ' ' ORDER BY k.place, k.nth), '')
  FROM (
    SELECT 1 AS place, 0::bigint AS nth, s."receiptNumber" AS word
    UNION ALL SELECT 2, 0, s."content"::jsonb->>'titleKo'
    UNION ALL SELECT 3, 0, s."content"::jsonb->>'titleEn'
    UNION ALL SELECT 4, m.nth * 2 + w.nth, w.word
      FROM jsonb_array_elements(s."content"::jsonb->'consortium') WITH ORDINALITY m(one, nth),
           LATERAL (VALUES (0, m.one->>'nameKo'), (1, m.one->>'nameEn')) w(nth, word)
    UNION ALL SELECT 5, r.nth * 2 + w.nth, w.word
      FROM jsonb_array_elements(s."content"::jsonb->'sections'->'people'->'people') WITH ORDINALITY r(one, nth),
           LATERAL (VALUES (0, r.one->>'name'), (1, r.one->>'nameEn')) w(nth, word)
      WHERE r.one->>'role' = 'PI'
  ) k WHERE k.word <> '')
FROM "ProposalSeal" s
WHERE s."id" = p."currentSealId";

-- Every two letters that stand side by side in a key, each once.
UPDATE "Proposal" SET "searchPairs" = ARRAY(
  SELECT DISTINCT substr(key, i, 2) FROM unnest(string_to_array("searchText", ' ')) key, generate_series(1, length(key) - 1) i)
WHERE "searchText" <> '';

-- CreateIndex
CREATE INDEX "Proposal_searchPairs_idx" ON "Proposal" USING GIN ("searchPairs");
