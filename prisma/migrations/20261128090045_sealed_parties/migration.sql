-- AlterTable
ALTER TABLE "Proposal" ADD COLUMN     "sealedEmails" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "sealedOrganisationIds" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- Seals of before say who stands in them, too; entries merged since are the ones they lead to.
UPDATE "Proposal" p SET
  "sealedOrganisationIds" = ARRAY(
    SELECT DISTINCT coalesce(o."mergedIntoId", e ->> 'organisationId')
    FROM jsonb_array_elements(c.j -> 'consortium') e LEFT JOIN "Organisation" o ON o."id" = e ->> 'organisationId'),
  "sealedEmails" = ARRAY(
    SELECT DISTINCT lower(btrim(e ->> 'email')) FROM jsonb_array_elements(c.j -> 'sections' -> 'people' -> 'people') e
    WHERE btrim(e ->> 'email') <> '')
FROM "ProposalSeal" s, LATERAL (SELECT s."content"::jsonb AS j) c
WHERE s."id" = p."currentSealId";
