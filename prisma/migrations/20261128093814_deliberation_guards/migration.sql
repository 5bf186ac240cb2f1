-- D1: what the committee's minutes rest on stands whatever the application does.

-- ── Sessions: the minutes carry their hash, and a finished session never changes ───────────────
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_number" CHECK ("number" >= 1);
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_times" CHECK
  ("endedAt" IS NULL OR ("openedAt" IS NOT NULL AND "endedAt" >= "openedAt"));
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_cancelled" CHECK
  ("state" <> 'CANCELLED' OR length(btrim("cancelReason")) > 0);
ALTER TABLE "DeliberationSession" ADD CONSTRAINT "DeliberationSession_minutes" CHECK
  ("state" <> 'FINAL' OR ("finalisedAt" IS NOT NULL AND "finalisedById" IS NOT NULL AND "minutesContent" IS NOT NULL
    AND "minutesSha256" = encode(sha256(convert_to("minutesContent", 'UTF8')), 'hex')));

CREATE FUNCTION deliberation_session_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" IN ('FINAL', 'CANCELLED') THEN
    RAISE EXCEPTION 'deliberation session % is closed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deliberation_session_final BEFORE UPDATE OR DELETE ON "DeliberationSession"
  FOR EACH ROW EXECUTE FUNCTION deliberation_session_final();

ALTER TABLE "DeliberationMember" ADD CONSTRAINT "DeliberationMember_stay" CHECK
  ("leftAt" IS NULL OR ("cameAt" IS NOT NULL AND "leftAt" >= "cameAt"));
ALTER TABLE "DeliberationItem" ADD CONSTRAINT "DeliberationItem_title" CHECK ("kind" = 'SUPPORT' OR length(btrim("title")) > 0);

-- Attendance, agenda and discussion belong to the minutes: they close with the session.
CREATE FUNCTION deliberation_part_final() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing "DeliberationState";
BEGIN
  SELECT "state" INTO standing FROM "DeliberationSession" WHERE "id" = coalesce(NEW."sessionId", OLD."sessionId");
  IF standing IN ('FINAL', 'CANCELLED') THEN
    RAISE EXCEPTION '% of a closed deliberation session', TG_TABLE_NAME USING ERRCODE = 'check_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER deliberation_part_final BEFORE INSERT OR UPDATE OR DELETE ON "DeliberationMember"
  FOR EACH ROW EXECUTE FUNCTION deliberation_part_final();
CREATE TRIGGER deliberation_part_final BEFORE INSERT OR UPDATE OR DELETE ON "DeliberationItem"
  FOR EACH ROW EXECUTE FUNCTION deliberation_part_final();

-- ── Drafts and recusals are facts ──────────────────────────────────────────────────────────────
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['DeliberationDraft', 'DeliberationRecusal', 'DeliberationItemTeam']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;
ALTER TABLE "DeliberationDraft" ADD CONSTRAINT "DeliberationDraft_number" CHECK ("versionNo" >= 1);

-- ── Motions: what was put does not change; what is closed stays closed ─────────────────────────
CREATE UNIQUE INDEX "DeliberationMotion_one_open" ON "DeliberationMotion" ("itemId") WHERE "state" = 'OPEN';
ALTER TABLE "DeliberationMotion" ADD CONSTRAINT "DeliberationMotion_closed" CHECK
  (("state" = 'OPEN') = ("closedAt" IS NULL) AND ("state" = 'OPEN') = ("closedById" IS NULL)
    AND ("state" NOT IN ('CARRIED', 'REJECTED')
      OR ("presentCount" BETWEEN 0 AND "memberCount" AND "forCount" + "againstCount" + "abstainCount" <= "presentCount")));

CREATE FUNCTION deliberation_motion_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD."state" <> 'OPEN' OR NEW."text" <> OLD."text" OR NEW."sha256" <> OLD."sha256"
     OR NEW."figures" <> OLD."figures" OR NEW."itemId" <> OLD."itemId" OR NEW."number" <> OLD."number" THEN
    RAISE EXCEPTION 'motion % is closed', OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deliberation_motion_closed BEFORE UPDATE OR DELETE ON "DeliberationMotion"
  FOR EACH ROW EXECUTE FUNCTION deliberation_motion_closed();

-- The motion's row is locked, so that no voice slips in between the count and the closing.
CREATE FUNCTION deliberation_vote_open() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE standing "MotionState";
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'votes are kept' USING ERRCODE = 'check_violation';
  END IF;
  SELECT "state" INTO standing FROM "DeliberationMotion" WHERE "id" = NEW."motionId" FOR SHARE;
  IF standing <> 'OPEN' THEN
    RAISE EXCEPTION 'motion % is closed', NEW."motionId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER deliberation_vote_open BEFORE INSERT OR UPDATE OR DELETE ON "DeliberationVote"
  FOR EACH ROW EXECUTE FUNCTION deliberation_vote_open();
