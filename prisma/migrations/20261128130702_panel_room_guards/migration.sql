-- S2: what was said stays as it was said; its author may mark it as withdrawn, once. A submitted summary stays as well.
CREATE FUNCTION room_message_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."withdrawnAt" IS NOT NULL OR NEW."id" <> OLD."id" OR NEW."body" <> OLD."body" OR NEW."saidAt" <> OLD."saidAt"
     OR NEW."assignmentId" <> OLD."assignmentId" OR NEW."proposalId" <> OLD."proposalId" OR NEW."panelId" <> OLD."panelId" THEN
    RAISE EXCEPTION 'room message % stays as it was said', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER room_message_stays BEFORE UPDATE OR DELETE ON "RoomMessage" FOR EACH ROW EXECUTE FUNCTION room_message_stays();

CREATE FUNCTION room_summary_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."submittedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'room summary % is submitted', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN CASE WHEN TG_OP = 'DELETE' THEN OLD ELSE NEW END;
END $$;
CREATE TRIGGER room_summary_stays BEFORE UPDATE OR DELETE ON "RoomSummary" FOR EACH ROW EXECUTE FUNCTION room_summary_stays();

-- A message, a question and the seat it comes from are of one panel and one proposal.
CREATE FUNCTION of_own_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM "ReviewAssignment" a
      WHERE a."id" = NEW."assignmentId" AND a."panelId" = NEW."panelId" AND a."proposalId" = NEW."proposalId") THEN
    RAISE EXCEPTION 'row % is not of its assignment', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER of_own_assignment BEFORE INSERT ON "RoomMessage" FOR EACH ROW EXECUTE FUNCTION of_own_assignment();
CREATE TRIGGER of_own_assignment BEFORE INSERT OR UPDATE ON "ApplicantInquiry" FOR EACH ROW EXECUTE FUNCTION of_own_assignment();

ALTER TABLE "RoomMessage" ADD CONSTRAINT "RoomMessage_body" CHECK (length(btrim("body")) > 0);
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_sent" CHECK
  ("state" NOT IN ('SENT', 'ANSWERED') OR ("wording" IS NOT NULL AND "sentAt" IS NOT NULL AND "settledById" IS NOT NULL AND "dueAt" > "sentAt"));
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_answered" CHECK
  (("state" = 'ANSWERED') = ("answeredAt" IS NOT NULL) AND ("state" = 'ANSWERED') = ("answer" IS NOT NULL)
    AND ("answeredAt" IS NULL OR "answeredAt" <= "dueAt"));
ALTER TABLE "ApplicantInquiry" ADD CONSTRAINT "ApplicantInquiry_declined" CHECK
  (("state" = 'DECLINED') = ("declineReason" IS NOT NULL));

-- Who acts has an open seat in a room: held, assigned, declared clear, and nothing binds them (S3).
CREATE FUNCTION own_open_assignments() RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT coalesce(array_agg(a."id"), '{}') FROM "ReviewAssignment" a
    WHERE a."memberId" = ANY ((SELECT own_seats())::text[]) AND a."status" = 'ASSIGNED' AND a."declaration" = 'CLEAR'
      AND a."proposalId" <> ALL ((SELECT closed_proposals())::text[]) $$;

-- Who says and who asks is a member's own (lib/decisions/021); staff settle questions, and the portal reads out the rest by rule.
CALL protect_rows('"RoomMessage"',
  seen => '"assignmentId" = ANY ((SELECT own_open_assignments())::text[])',
  written => '"assignmentId" = ANY ((SELECT own_open_assignments())::text[])');
CALL protect_rows('"ApplicantInquiry"',
  seen => '"panelId" = ANY ((SELECT staffed_panels())::text[]) OR "assignmentId" = ANY ((SELECT own_open_assignments())::text[])',
  written => '"panelId" = ANY ((SELECT staffed_panels())::text[]) OR "assignmentId" = ANY ((SELECT own_open_assignments())::text[])');
-- A summary is the room's; staff read it once it is submitted.
CALL protect_rows('"RoomSummary"',
  seen => '("submittedAt" IS NOT NULL AND "panelId" = ANY ((SELECT staffed_panels())::text[]))
    OR EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."panelId" = "RoomSummary"."panelId"
      AND a."proposalId" = "RoomSummary"."proposalId" AND a."id" = ANY ((SELECT own_open_assignments())::text[]))',
  written => 'EXISTS (SELECT 1 FROM "ReviewAssignment" a WHERE a."panelId" = "RoomSummary"."panelId"
      AND a."proposalId" = "RoomSummary"."proposalId" AND a."id" = ANY ((SELECT own_open_assignments())::text[]))');
