-- AlterTable
ALTER TABLE "AgreementVersion" ADD COLUMN     "remindedAt" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[],
ADD COLUMN     "remindedDays" INTEGER[] DEFAULT ARRAY[]::INTEGER[];

-- AlterTable
ALTER TABLE "ApplicantInquiry" ADD COLUMN     "extendReason" TEXT,
ADD COLUMN     "extendedFrom" TIMESTAMPTZ(3);

-- C3: a due instant moves later only, with its reason, and only while nobody has answered; what it was stands beside it.
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_extended" CHECK
  (("extendedFrom" IS NULL) = ("extendReason" IS NULL) AND ("extendedFrom" IS NULL OR "extendedFrom" < "dueAt"));
CREATE FUNCTION inquiry_due_moves_later() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."dueAt" IS DISTINCT FROM OLD."dueAt" AND (OLD."state" <> 'SENT' OR NEW."dueAt" IS NULL
      OR NEW."dueAt" <= OLD."dueAt" OR NEW."extendedFrom" IS DISTINCT FROM OLD."dueAt") THEN
    RAISE EXCEPTION 'the due instant of inquiry % moves later only, and keeps what it was (C3)', OLD."id";
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER inquiry_due_moves_later BEFORE UPDATE ON "ApplicantInquiry"
  FOR EACH ROW WHEN (OLD."dueAt" IS NOT NULL) EXECUTE FUNCTION inquiry_due_moves_later();

-- D4: who was asked again, and when, stays: marks are only added, while the version waits for signatures.
CREATE FUNCTION agreement_reminders_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."status" <> 'OFFERED' OR NEW."remindedDays"[1:cardinality(OLD."remindedDays")] <> OLD."remindedDays"
     OR NEW."remindedAt"[1:cardinality(OLD."remindedAt")] <> OLD."remindedAt"
     OR cardinality(NEW."remindedDays") <> cardinality(NEW."remindedAt") THEN
    RAISE EXCEPTION 'when signers of version % were asked again is only added to', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_reminders_kept BEFORE UPDATE OF "remindedDays", "remindedAt" ON "AgreementVersion"
  FOR EACH ROW EXECUTE FUNCTION agreement_reminders_kept();
