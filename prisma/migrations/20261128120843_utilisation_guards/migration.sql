-- G5: reports of use are facts. A correction is the next revision; what was said before stays readable.
DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['UtilisationDelivery', 'UtilisationReport', 'UtilisationWarning']
  LOOP
    EXECUTE format('CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', name);
    EXECUTE format('CREATE TRIGGER append_only_table BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', name);
  END LOOP;
END $$;

ALTER TABLE "UtilisationReport" ADD CONSTRAINT "UtilisationReport_figures" CHECK
  ("usedMilliHours" BETWEEN 0 AND "availableMilliHours" AND "revision" >= 1);
-- An hour or a day of Korea, whole.
ALTER TABLE "UtilisationReport" ADD CONSTRAINT "UtilisationReport_period" CHECK
  ("hours" IN (1, 24)
    AND "day" = ("startsAt" AT TIME ZONE 'Asia/Seoul')::date
    AND date_trunc('hour', "startsAt" AT TIME ZONE 'Asia/Seoul') = "startsAt" AT TIME ZONE 'Asia/Seoul'
    AND ("hours" = 1 OR "startsAt" AT TIME ZONE 'Asia/Seoul' = "day"::timestamp));

-- A key is revoked once; whose it is, for which team and until when never changes.
CREATE FUNCTION utilisation_token_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE'
    OR (OLD."revokedAt" IS NOT NULL AND (NEW."revokedAt", NEW."revokedById") IS DISTINCT FROM (OLD."revokedAt", OLD."revokedById"))
    OR (NEW."teamId", NEW."name", NEW."tokenHash", NEW."ending", NEW."createdById", NEW."createdAt", NEW."expiresAt")
      IS DISTINCT FROM (OLD."teamId", OLD."name", OLD."tokenHash", OLD."ending", OLD."createdById", OLD."createdAt", OLD."expiresAt")
  THEN RAISE EXCEPTION 'a key is revoked, never changed' USING ERRCODE = 'check_violation', CONSTRAINT = 'utilisation_token_kept';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER utilisation_token_kept BEFORE UPDATE OR DELETE ON "UtilisationToken" FOR EACH ROW EXECUTE FUNCTION utilisation_token_kept();

-- The sums of a day follow its reports, whoever writes them: pages read days, never single hours.
-- Its plan is kept for a session, and may be made while the table is empty: then a scan would look cheap, and stay for a year of hours.
CREATE FUNCTION utilisation_day_sums() RETURNS trigger LANGUAGE plpgsql SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off AS $$
BEGIN
  WITH touched AS (
    SELECT DISTINCT "teamId", "poolId", "day" FROM added
  ), latest AS (
    SELECT DISTINCT ON (r."teamId", r."poolId", r."startsAt") r.*
    FROM touched t JOIN "UtilisationReport" r ON r."teamId" = t."teamId" AND r."poolId" = t."poolId" AND r."day" = t."day"
    ORDER BY r."teamId", r."poolId", r."startsAt", r."revision" DESC
  ), sums AS (
    SELECT "teamId", "poolId", "day", sum("hours") AS reported, sum("availableMilliHours") AS available, sum("usedMilliHours") AS used,
      coalesce(sum("hours") FILTER (WHERE "isLate" AND "revision" = 1), 0) AS late,
      coalesce(sum("hours") FILTER (WHERE "revision" > 1), 0) AS corrected
    FROM latest GROUP BY "teamId", "poolId", "day"
  )
  UPDATE "UtilisationDay" d SET "reportedHours" = s.reported, "availableMilliHours" = s.available, "usedMilliHours" = s.used,
    "lateHours" = s.late, "correctedHours" = s.corrected
  FROM sums s WHERE d."teamId" = s."teamId" AND d."poolId" = s."poolId" AND d."day" = s."day";
  RETURN NULL;
END $$;
CREATE TRIGGER utilisation_day_sums AFTER INSERT ON "UtilisationReport"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION utilisation_day_sums();
ALTER TABLE "UtilisationDay" ADD CONSTRAINT "UtilisationDay_figures" CHECK
  ("usedMilliHours" BETWEEN 0 AND "availableMilliHours" AND "reportedHours" BETWEEN 0 AND 24);
-- A delivery says what became of its rows, so it is written after them, in the same transaction.
ALTER TABLE "UtilisationReport" ALTER CONSTRAINT "UtilisationReport_deliveryId_fkey" DEFERRABLE INITIALLY DEFERRED;
