-- S3: who has reviewed whose proposal is compared for officers and by the portal itself; anybody else gets no answer.
CREATE OR REPLACE FUNCTION evaluators_of(people text[], since timestamptz) RETURNS TABLE ("evaluatedId" text, "userId" text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
  AS $$ SELECT DISTINCT pp."userId", m."userId" FROM "ProposalPerson" pp
    JOIN "ReviewAssignment" a ON a."proposalId" = pp."proposalId" AND a."status" = 'ASSIGNED'
    JOIN "PanelMember" m ON m."id" = a."memberId"
    JOIN "ReviewPanel" p ON p."id" = a."panelId" AND p."status" <> 'FORMING' AND p."createdAt" >= since
    WHERE pp."userId" = ANY(people) AND (acting_as_system() OR cardinality((SELECT staffed_calls())::text[]) > 0) $$;
