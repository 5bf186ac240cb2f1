-- X3: a contest goes by the rules of its stage's plan, where the plan has any, and those rules stay once people vote.
CREATE FUNCTION contest_rules_of_plan() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE planned jsonb;
BEGIN
  -- Held until the end, so that no amendment comes between.
  SELECT "plan"->'contest' INTO planned FROM "Stage" WHERE "id" = NEW."stageId" FOR SHARE;
  IF planned IS NOT NULL AND planned IS DISTINCT FROM NEW."rules" THEN
    RAISE EXCEPTION 'contest % does not go by the plan of its stage', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER contest_rules_of_plan BEFORE INSERT OR UPDATE OF "rules", "state" ON "Contest"
  FOR EACH ROW EXECUTE FUNCTION contest_rules_of_plan();

CREATE FUNCTION stage_contest_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."plan"->'contest' IS DISTINCT FROM NEW."plan"->'contest'
    AND EXISTS (SELECT 1 FROM "Contest" c WHERE c."stageId" = NEW."id" AND c."state" <> 'PREPARING') THEN
    RAISE EXCEPTION 'people vote by the plan of stage %', NEW."id" USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER stage_contest_settled BEFORE UPDATE OF "plan" ON "Stage"
  FOR EACH ROW EXECUTE FUNCTION stage_contest_settled();
