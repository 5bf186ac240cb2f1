-- D4: what was agreed stands whatever the application does, and nothing is agreed but by a signed agreement.

-- ── Versions: offered content does not change, and it carries its hash ──────────────────────────
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_number" CHECK ("number" ~ '^[A-Z]+-AGR-[0-9]{4}-[0-9]{2,}$');
ALTER TABLE "Agreement" ADD CONSTRAINT "Agreement_ended" CHECK
  (("endedAt" IS NULL) = ("endsOn" IS NULL) AND ("endedAt" IS NULL) = ("endCause" IS NULL)
    AND ("endedAt" IS NULL) = ("endedById" IS NULL) AND ("endedAt" IS NULL OR length(btrim("endReason")) > 0)
    AND ("endToldAt" IS NULL OR "endToldAt" >= "endedAt"));
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_hash" CHECK
  ("contentSha256" = encode(sha256(convert_to("content", 'UTF8')), 'hex'));
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_number" CHECK
  ("number" >= 0 AND ("number" = 0 OR length(btrim("reason")) > 0));
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_parties" CHECK (cardinality("organisationIds") > 0);
ALTER TABLE "AgreementVersion" ADD CONSTRAINT "AgreementVersion_times" CHECK
  (("status" NOT IN ('OFFERED', 'SIGNED') OR ("offeredAt" IS NOT NULL AND "offeredById" IS NOT NULL))
    AND ("status" = 'SIGNED') = ("signedAt" IS NOT NULL)
    AND ("status" = 'WITHDRAWN') = ("withdrawnAt" IS NOT NULL)
    AND ("status" <> 'WITHDRAWN' OR ("withdrawnById" IS NOT NULL AND length(btrim("withdrawReason")) > 0)));
-- One number once, unless it was withdrawn; and one version at a time on its way.
CREATE UNIQUE INDEX "AgreementVersion_one_number" ON "AgreementVersion" ("agreementId", "number") WHERE "status" <> 'WITHDRAWN';
CREATE UNIQUE INDEX "AgreementVersion_one_open" ON "AgreementVersion" ("agreementId") WHERE "status" IN ('DRAFT', 'OFFERED');

CREATE FUNCTION agreement_version_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."status" IN ('SIGNED', 'WITHDRAWN') THEN
    RAISE EXCEPTION 'version % of the agreement is closed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."agreementId" <> OLD."agreementId" OR NEW."number" <> OLD."number"
     OR (OLD."status" = 'DRAFT' AND NEW."status" = 'SIGNED') OR (OLD."status" = 'OFFERED' AND NEW."status" = 'DRAFT') THEN
    RAISE EXCEPTION 'version % cannot go from % to %', OLD."id", OLD."status", NEW."status" USING ERRCODE = 'check_violation';
  END IF;
  IF OLD."status" = 'OFFERED' AND (NEW."content" <> OLD."content" OR NEW."contentSha256" <> OLD."contentSha256"
     OR NEW."organisationIds" <> OLD."organisationIds" OR NEW."reason" <> OLD."reason" OR NEW."draftedById" <> OLD."draftedById"
     OR NEW."templateVersion" <> OLD."templateVersion" OR NEW."rulebookVersion" <> OLD."rulebookVersion"
     OR NEW."offeredAt" IS DISTINCT FROM OLD."offeredAt") THEN
    RAISE EXCEPTION 'version % is offered: its content stands', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  -- Signed means: by the government and by every organisation it names, under this very content (trigger of the signatures).
  IF NEW."status" = 'SIGNED' AND (
       NOT EXISTS (SELECT 1 FROM "AgreementSignature" s WHERE s."versionId" = NEW."id" AND s."organisationId" IS NULL)
       OR EXISTS (SELECT 1 FROM unnest(NEW."organisationIds") AS wanted(id) WHERE NOT EXISTS
           (SELECT 1 FROM "AgreementSignature" s WHERE s."versionId" = NEW."id" AND s."organisationId" = wanted.id))) THEN
    RAISE EXCEPTION 'version % lacks signatures', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_version_kept BEFORE UPDATE OR DELETE ON "AgreementVersion"
  FOR EACH ROW EXECUTE FUNCTION agreement_version_kept();
CREATE FUNCTION agreement_version_born() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."status" <> 'DRAFT' THEN
    RAISE EXCEPTION 'a version of an agreement begins as a draft' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_version_born BEFORE INSERT ON "AgreementVersion" FOR EACH ROW EXECUTE FUNCTION agreement_version_born();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "AgreementVersion" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION agreement_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."number" <> OLD."number" OR NEW."teamId" <> OLD."teamId"
     OR (OLD."endedAt" IS NOT NULL AND (NEW."endsOn" IS DISTINCT FROM OLD."endsOn" OR NEW."endedAt" IS DISTINCT FROM OLD."endedAt")) THEN
    RAISE EXCEPTION 'agreement % is kept', OLD."number" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."inForceId" IS DISTINCT FROM OLD."inForceId" AND NOT EXISTS (
       SELECT 1 FROM "AgreementVersion" v WHERE v."id" = NEW."inForceId" AND v."agreementId" = NEW."id" AND v."status" = 'SIGNED'
         AND v."number" > coalesce((SELECT o."number" FROM "AgreementVersion" o WHERE o."id" = OLD."inForceId"), -1)) THEN
    RAISE EXCEPTION 'only a later signed version comes into force' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_kept BEFORE UPDATE OR DELETE ON "Agreement" FOR EACH ROW EXECUTE FUNCTION agreement_kept();

-- ── Signatures: one a party, under the content that is offered; never by whoever drafted it for the government (L3) ──
CREATE UNIQUE INDEX "AgreementSignature_one_a_party" ON "AgreementSignature" ("versionId", "organisationId") NULLS NOT DISTINCT;
ALTER TABLE "AgreementSignature" ADD CONSTRAINT "AgreementSignature_capacity" CHECK
  (("capacity" = 'GOVERNMENT') = ("organisationId" IS NULL));
CREATE FUNCTION agreement_signature_valid() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE signed record;
BEGIN
  -- The version's row is locked, so that none is withdrawn or closed between the look and the signature.
  SELECT "status", "contentSha256", "organisationIds", "draftedById", "offeredById" INTO signed
    FROM "AgreementVersion" WHERE "id" = NEW."versionId" FOR UPDATE;
  IF signed."status" <> 'OFFERED' OR signed."contentSha256" <> NEW."contentSha256" THEN
    RAISE EXCEPTION 'version % is not offered with this content', NEW."versionId" USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."organisationId" IS NULL AND NEW."signerId" IN (signed."draftedById", signed."offeredById") THEN
    RAISE EXCEPTION 'who drafted does not sign for the government' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW."organisationId" IS NOT NULL AND NOT NEW."organisationId" = ANY (signed."organisationIds") THEN
    RAISE EXCEPTION 'organisation % is no party', NEW."organisationId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_signature_valid BEFORE INSERT ON "AgreementSignature"
  FOR EACH ROW EXECUTE FUNCTION agreement_signature_valid();
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "AgreementSignature" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "AgreementSignature" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- ── The only source: a figure is agreed by a signed version of the team's agreement that says so, or not at all ──────
-- On insert only: rows of before there were agreements stay as they are.
CREATE FUNCTION support_agreed_by_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW."step" = 'AGREED') <> (NEW."agreementVersionId" IS NOT NULL) THEN
    RAISE EXCEPTION 'support is agreed by a signed agreement, and nothing else is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'support_agreed_by_agreement';
  END IF;
  IF NEW."step" = 'AGREED' AND NOT EXISTS (
       SELECT 1 FROM "AgreementVersion" v JOIN "Agreement" a ON a."id" = v."agreementId",
         LATERAL jsonb_array_elements(v."content"::jsonb -> 'support') AS figure
       WHERE v."id" = NEW."agreementVersionId" AND v."status" = 'SIGNED' AND a."teamId" = NEW."teamId"
         AND figure ->> 'resource' = NEW."resource"::text AND figure ->> 'period' = NEW."period"
         AND figure ->> 'amount' = coalesce(NEW."gpuCount"::text, NEW."amountWon"::text)) THEN
    RAISE EXCEPTION 'agreement version % does not agree on this figure', NEW."agreementVersionId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'support_agreed_by_agreement';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER support_agreed_by_agreement BEFORE INSERT ON "SupportStep"
  FOR EACH ROW EXECUTE FUNCTION support_agreed_by_agreement();

CREATE FUNCTION allocation_cites_agreement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "Agreement" a WHERE a."teamId" = NEW."teamId" AND a."inForceId" = NEW."agreementVersionId") THEN
    RAISE EXCEPTION 'an allocation cites the agreement in force'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'allocation_cites_agreement';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER allocation_cites_agreement BEFORE INSERT ON "GpuAllocation"
  FOR EACH ROW EXECUTE FUNCTION allocation_cites_agreement();
