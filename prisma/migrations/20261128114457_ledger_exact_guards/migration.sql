-- G2, G3, G6: what the ledger promises stands whatever the application does (decision 004).

ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_lost" CHECK
  ("lostCount" BETWEEN 0 AND "gpuCount" AND ("lostCount" = 0 OR "status" = 'RETURNED'));
ALTER TABLE "GpuAllocation" ADD CONSTRAINT "GpuAllocation_extends" CHECK ("extendsId" <> "id");
ALTER TABLE "GpuReservation" ADD CONSTRAINT "GpuReservation_size" CHECK ("gpuCount" > 0 AND "validTo" > "validFrom");
ALTER TABLE "GpuReservation" ADD CONSTRAINT "GpuReservation_purpose" CHECK (length(btrim("purpose")) > 0);
ALTER TABLE "GpuReservation" ADD CONSTRAINT "GpuReservation_ended" CHECK
  (("status" = 'HELD') = ("endedAt" IS NULL) AND ("status" = 'HELD') = ("endedById" IS NULL));
ALTER TABLE "GpuLedgerEntry" ADD CONSTRAINT "GpuLedgerEntry_subject" CHECK
  (num_nonnulls("allocationId", "reservationId") = 1 AND ("allocationId" IS NULL OR "teamId" IS NOT NULL));
ALTER TABLE "GpuLedgerEntry" ADD CONSTRAINT "GpuLedgerEntry_period" CHECK ("periodTo" >= "periodFrom");

-- A correction is the mirror of one entry, of the same allocation or reservation, on the same day.
CREATE FUNCTION gpu_entry_reversal() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE original record;
BEGIN
  SELECT * INTO original FROM "GpuLedgerEntry" WHERE "id" = NEW."reversesId";
  IF original."id" IS NULL OR original."reversesId" IS NOT NULL OR original."poolId" <> NEW."poolId"
     OR original."allocationId" IS DISTINCT FROM NEW."allocationId" OR original."reservationId" IS DISTINCT FROM NEW."reservationId"
     OR original."debit" <> NEW."credit" OR original."credit" <> NEW."debit"
     OR original."gpuCount" <> NEW."gpuCount" OR original."effectiveOn" <> NEW."effectiveOn" THEN
    RAISE EXCEPTION 'entry % does not mirror %', NEW."id", NEW."reversesId" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gpu_entry_reversal BEFORE INSERT ON "GpuLedgerEntry"
  FOR EACH ROW WHEN (NEW."reversesId" IS NOT NULL) EXECUTE FUNCTION gpu_entry_reversal();

-- ── G2: requests, allocations, reservations and losses of a pool, on its fullest day ───────────
-- Periods are half-open, so an end frees before a beginning takes. Lost GPUs stay missing to the end of the pool.
CREATE OR REPLACE FUNCTION gpu_pool_peak(pool_id text) RETURNS bigint LANGUAGE sql STABLE AS $$
  WITH taken AS (
    SELECT "validFrom", "validTo", "gpuCount" FROM "GpuAllocation"
      WHERE "poolId" = pool_id AND "status" NOT IN ('REJECTED', 'REVERSED') AND "validTo" > "validFrom"
    UNION ALL
    SELECT "validTo", 'infinity'::date, "lostCount" FROM "GpuAllocation" WHERE "poolId" = pool_id AND "lostCount" > 0
    UNION ALL
    SELECT "validFrom", "validTo", "gpuCount" FROM "GpuReservation" WHERE "poolId" = pool_id AND "status" = 'HELD'
  )
  SELECT coalesce(max(used), 0) FROM (
    SELECT sum(delta) OVER (ORDER BY day, delta ROWS UNBOUNDED PRECEDING) AS used FROM (
      SELECT "validFrom" AS day, "gpuCount" AS delta FROM taken
      UNION ALL
      SELECT "validTo", -"gpuCount" FROM taken
    ) AS changes
  ) AS running
$$;

CREATE OR REPLACE FUNCTION gpu_pool_capacity() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE pool record;
BEGIN
  IF NEW."status"::text IN ('REJECTED', 'REVERSED', 'RELEASED', 'USED') THEN RETURN NULL; END IF;
  SELECT * INTO pool FROM "GpuPool" WHERE "id" = NEW."poolId";
  IF NEW."validFrom" < pool."validFrom" OR NEW."validTo" > pool."validTo" THEN
    RAISE EXCEPTION '% lies outside the validity of pool %', NEW."id", NEW."poolId"
      USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_validity';
  END IF;
  IF gpu_pool_peak(NEW."poolId") > pool."gpuCount" THEN
    RAISE EXCEPTION 'pool % would be over-allocated', NEW."poolId" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_capacity';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER gpu_pool_queue BEFORE INSERT OR UPDATE ON "GpuReservation" FOR EACH ROW EXECUTE FUNCTION gpu_pool_queue();
CREATE TRIGGER gpu_pool_capacity AFTER INSERT OR UPDATE ON "GpuReservation" FOR EACH ROW EXECUTE FUNCTION gpu_pool_capacity();

-- A pool may not shrink under what it has promised; nothing promised may change its pool.
CREATE OR REPLACE FUNCTION gpu_pool_shrink() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF gpu_pool_peak(NEW."id") > NEW."gpuCount" THEN
    RAISE EXCEPTION 'pool % would be over-allocated', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_capacity';
  END IF;
  IF EXISTS (
    SELECT 1 FROM "GpuAllocation" WHERE "poolId" = NEW."id" AND "status" NOT IN ('REJECTED', 'REVERSED')
      AND "validTo" > "validFrom" AND ("validFrom" < NEW."validFrom" OR "validTo" > NEW."validTo")
    UNION ALL
    SELECT 1 FROM "GpuReservation" WHERE "poolId" = NEW."id" AND "status" = 'HELD'
      AND ("validFrom" < NEW."validFrom" OR "validTo" > NEW."validTo")
  ) THEN
    RAISE EXCEPTION 'pool % has allocations outside the new period', NEW."id" USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_pool_validity';
  END IF;
  RETURN NULL;
END $$;

CREATE FUNCTION gpu_promise_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR NEW."poolId" <> OLD."poolId" OR NEW."gpuCount" <> OLD."gpuCount" OR NEW."validFrom" <> OLD."validFrom"
     OR NEW."validTo" > OLD."validTo" OR (OLD."teamId" IS NOT NULL AND NEW."teamId" IS DISTINCT FROM OLD."teamId") THEN
    RAISE EXCEPTION '% % is on record: correct it by reversal', TG_TABLE_NAME, OLD."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gpu_promise_fixed BEFORE UPDATE OR DELETE ON "GpuAllocation" FOR EACH ROW EXECUTE FUNCTION gpu_promise_fixed();
CREATE TRIGGER gpu_promise_fixed BEFORE UPDATE OR DELETE ON "GpuReservation" FOR EACH ROW EXECUTE FUNCTION gpu_promise_fixed();

-- ── A5, G6: a team whose lead organisation leases GPUs to the government gets none before its day comes ──
CREATE FUNCTION half_year_end(half text) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN right(half, 1) = '1' THEN make_date(left(half, 4)::int, 7, 1) ELSE make_date(left(half, 4)::int + 1, 1, 1) END
$$;
CREATE FUNCTION gpu_lessor_excluded() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE excluded text;
BEGIN
  SELECT r."content"->'gpu'->>'lessorExcludedThrough' INTO excluded
    FROM "Team" t JOIN "Call" c ON c."id" = t."callId" JOIN "Rulebook" r ON r."version" = c."rulebookVersion"
      JOIN "Proposal" p ON p."id" = t."proposalId" JOIN "Organisation" o ON o."id" = p."leadOrganisationId"
    WHERE t."id" = NEW."teamId" AND o."leasesGpusToGovernment";
  IF excluded IS NOT NULL AND NEW."validFrom" < half_year_end(excluded) THEN
    RAISE EXCEPTION 'team % leases GPUs to the government until the end of %', NEW."teamId", excluded
      USING ERRCODE = 'check_violation', CONSTRAINT = 'gpu_lessor_excluded';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER gpu_lessor_excluded AFTER INSERT ON "GpuAllocation" FOR EACH ROW EXECUTE FUNCTION gpu_lessor_excluded();
CREATE TRIGGER gpu_lessor_excluded_grant AFTER UPDATE OF "status" ON "GpuAllocation"
  FOR EACH ROW WHEN (NEW."status" = 'APPROVED' AND OLD."status" <> 'APPROVED') EXECUTE FUNCTION gpu_lessor_excluded();
CREATE TRIGGER gpu_lessor_excluded AFTER INSERT ON "GpuReservation"
  FOR EACH ROW WHEN (NEW."teamId" IS NOT NULL) EXECUTE FUNCTION gpu_lessor_excluded();

-- ── G3: what every account holds, in blocks of days, so that any day's balance is a sum of few ──
-- Blocks of 1, 4, 16 … 1,024 days: a movement is counted in six of them, and a day is reached by at most three of each size.
-- What the pool itself gave is the other four accounts together, so it needs no column.
CREATE FUNCTION gpu_block_start(day date, days int) RETURNS date LANGUAGE sql IMMUTABLE AS $$
  SELECT date '2000-01-01' + ((day - date '2000-01-01') / days) * days
$$;
CREATE FUNCTION gpu_account_delta(debit "LedgerAccount", credit "LedgerAccount", account "LedgerAccount", count int) RETURNS bigint
  LANGUAGE sql IMMUTABLE AS $$
  SELECT count::bigint * ((debit = account)::int - (credit = account)::int)
$$;

-- SECURITY DEFINER: the application appends entries, and may not touch the sums themselves.
CREATE FUNCTION gpu_account_changes() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  INSERT INTO "GpuAccountChange" ("days", "startsOn", "poolId", "teamId", "reserved", "allocated", "returned", "lost")
    SELECT block, gpu_block_start(day, block) AS starts_on, pool, team, sum(reserved), sum(allocated), sum(returned), sum(lost)
    FROM (
      SELECT "effectiveOn" AS day, "poolId" AS pool, coalesce("teamId", '') AS team,
        sum(gpu_account_delta("debit", "credit", 'RESERVED', "gpuCount")) AS reserved,
        sum(gpu_account_delta("debit", "credit", 'ALLOCATED', "gpuCount")) AS allocated,
        sum(gpu_account_delta("debit", "credit", 'RETURNED', "gpuCount")) AS returned,
        sum(gpu_account_delta("debit", "credit", 'LOST', "gpuCount")) AS lost
      FROM added GROUP BY 1, 2, 3
    ) AS moved CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256, 1024]) AS block
    GROUP BY block, starts_on, pool, team
    ORDER BY block, starts_on, pool, team
  ON CONFLICT ("days", "startsOn", "poolId", "teamId") DO UPDATE SET
    "reserved" = "GpuAccountChange"."reserved" + excluded."reserved", "allocated" = "GpuAccountChange"."allocated" + excluded."allocated",
    "returned" = "GpuAccountChange"."returned" + excluded."returned", "lost" = "GpuAccountChange"."lost" + excluded."lost";
  RETURN NULL;
END $$;
CREATE TRIGGER gpu_account_changes AFTER INSERT ON "GpuLedgerEntry"
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION gpu_account_changes();

INSERT INTO "GpuAccountChange" ("days", "startsOn", "poolId", "teamId", "reserved", "allocated", "returned", "lost")
  SELECT block, gpu_block_start("effectiveOn", block), "poolId", coalesce("teamId", ''),
    sum(gpu_account_delta("debit", "credit", 'RESERVED', "gpuCount")), sum(gpu_account_delta("debit", "credit", 'ALLOCATED', "gpuCount")),
    sum(gpu_account_delta("debit", "credit", 'RETURNED', "gpuCount")), sum(gpu_account_delta("debit", "credit", 'LOST', "gpuCount"))
  FROM "GpuLedgerEntry" CROSS JOIN unnest(ARRAY[1, 4, 16, 64, 256, 1024]) AS block GROUP BY 1, 2, 3, 4;

-- ── What the runner found stays as it was found ────────────────────────────────────────────────
ALTER TABLE "LedgerCheck" ADD CONSTRAINT "LedgerCheck_counts" CHECK ("violations" >= 0 AND "durationMs" >= 0);
CREATE TRIGGER append_only_row BEFORE UPDATE OR DELETE ON "LedgerCheck" FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER append_only_table BEFORE TRUNCATE ON "LedgerCheck" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
