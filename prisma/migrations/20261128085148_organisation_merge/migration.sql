-- A2: staff merge a second entry of one body into the first. It says when and into what, once and for good.
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_merged_when" CHECK (("mergedIntoId" IS NULL) = ("mergedAt" IS NULL));

-- A merged entry leads to one that stands; it changes no more, but for following the entry it leads to.
CREATE FUNCTION organisation_merge_kept() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beyond text;
BEGIN
  IF NEW."mergedIntoId" IS NOT DISTINCT FROM OLD."mergedIntoId" THEN
    IF OLD."mergedIntoId" IS NOT NULL THEN
      RAISE EXCEPTION 'a merged entry of the registry changes no more' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_merge_kept';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW."mergedIntoId" IS NULL THEN
    RAISE EXCEPTION 'a merge is not undone' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_merge_kept';
  END IF;
  SELECT "mergedIntoId" INTO beyond FROM "Organisation" WHERE "id" = NEW."mergedIntoId" FOR SHARE;
  IF beyond IS NOT NULL THEN
    RAISE EXCEPTION 'an entry is merged into one that stands' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_merge_kept';
  END IF;
  IF OLD."mergedIntoId" IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM "Organisation" WHERE "id" = OLD."mergedIntoId" AND "mergedIntoId" = NEW."mergedIntoId") THEN
    RAISE EXCEPTION 'a merged entry follows only the one it leads to' USING ERRCODE = 'check_violation', CONSTRAINT = 'organisation_merge_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER organisation_merge_kept BEFORE UPDATE ON "Organisation" FOR EACH ROW EXECUTE FUNCTION organisation_merge_kept();

-- Nothing new is attached to a merged entry. Reading it for share makes whoever attaches wait for a merge under way.
CREATE FUNCTION refuse_merged_organisation() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  beyond text;
BEGIN
  SELECT "mergedIntoId" INTO beyond FROM "Organisation" WHERE "id" = (to_jsonb(NEW) ->> TG_ARGV[0]) FOR SHARE;
  IF beyond IS NOT NULL THEN
    RAISE EXCEPTION 'nothing is attached to a merged entry of the registry' USING ERRCODE = 'check_violation', CONSTRAINT = 'refuse_merged_organisation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId", "leftAt" ON "OrganisationMember"
  FOR EACH ROW WHEN (NEW."leftAt" IS NULL) EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId" ON "OrganisationInvitation"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId" ON "OrganisationJoinRequest"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId" ON "OrganisationSizeEvidence"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId" ON "ProposalMember"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT ON "ProposalSignature"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "leadOrganisationId" ON "Proposal"
  FOR EACH ROW EXECUTE FUNCTION refuse_merged_organisation('leadOrganisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "organisationId" ON "ReviewerAffiliation"
  FOR EACH ROW WHEN (NEW."organisationId" IS NOT NULL) EXECUTE FUNCTION refuse_merged_organisation('organisationId');
CREATE TRIGGER refuse_merged BEFORE INSERT OR UPDATE OF "supplierId" ON "GpuPool"
  FOR EACH ROW WHEN (NEW."supplierId" IS NOT NULL) EXECUTE FUNCTION refuse_merged_organisation('supplierId');
