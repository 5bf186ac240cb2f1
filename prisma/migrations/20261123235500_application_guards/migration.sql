-- ⑬: one standing signature per member organisation.
CREATE UNIQUE INDEX "ProposalSignature_one_live" ON "ProposalSignature" ("proposalId", "organisationId") WHERE "voidedAt" IS NULL;

-- A signature is a fact: it may be voided once and nothing else about it changes.
CREATE FUNCTION proposal_signature_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."voidedAt" IS NOT NULL
    OR (NEW."proposalId", NEW."organisationId", NEW."signerId", NEW."contentSha256", NEW."consents", NEW."signedAt")
      IS DISTINCT FROM (OLD."proposalId", OLD."organisationId", OLD."signerId", OLD."contentSha256", OLD."consents", OLD."signedAt")
  THEN RAISE EXCEPTION 'a signature is voided, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'proposal_signature_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER proposal_signature_kept BEFORE UPDATE OR DELETE ON "ProposalSignature" FOR EACH ROW EXECUTE FUNCTION proposal_signature_kept();

ALTER TABLE "ProposalMember" ADD CONSTRAINT "ProposalMember_share" CHECK ("shareBasisPoints" BETWEEN 0 AND 10000);

-- One file of one name stands at a time per proposal and kind of attachment.
CREATE UNIQUE INDEX "ProposalAttachment_live_name" ON "ProposalAttachment" ("proposalId", "kind", "name") WHERE "removedAt" IS NULL;
ALTER TABLE "ProposalUpload" ADD CONSTRAINT "ProposalUpload_received" CHECK ("receivedBytes" BETWEEN 0 AND "sizeBytes");

-- A10, L3: one verdict waits at a time, one stands, and whoever proposed an ineligible one does not confirm it.
CREATE UNIQUE INDEX "ScreeningVerdict_one_proposed" ON "ScreeningVerdict" ("proposalId") WHERE "status" = 'PROPOSED';
CREATE UNIQUE INDEX "ScreeningVerdict_one_confirmed" ON "ScreeningVerdict" ("proposalId") WHERE "status" = 'CONFIRMED';
ALTER TABLE "ScreeningVerdict" ADD CONSTRAINT "ScreeningVerdict_two_people"
  CHECK ("eligible" OR "status" = 'PROPOSED' OR "decidedById" <> "proposedById");
CREATE UNIQUE INDEX "SupplementRequest_one_open" ON "SupplementRequest" ("proposalId") WHERE "status" = 'OPEN';

-- A person waits once for one organisation.
CREATE UNIQUE INDEX "OrganisationJoinRequest_one_open" ON "OrganisationJoinRequest" ("organisationId", "userId")
  WHERE "decidedAt" IS NULL AND "withdrawnAt" IS NULL;
ALTER TABLE "Organisation" ADD CONSTRAINT "Organisation_not_itself" CHECK ("mergedIntoId" <> "id");

ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_source" CHECK ("sourceUrl" <> '' OR "sourceNote" <> '');

CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "CallCorrection" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "CallCorrection" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
