"use client";
import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import { AssignmentList } from "./assignment-list";
import { AssignmentTable, type Chosen, type Editing } from "./assignment-table";
import { PairDetail } from "./pair-detail";
import { draftOf, type PlanRows, planFacts, sameDraft, summarise, togglePair, togglePin } from "./plan-draft";
import { UnsavedPlan, WaitingPlan } from "./plan-steps";
import { PlanSummary } from "./plan-summary";

type Props = {
  rows: PlanRows;
  /** Reviewers have been told of what is assigned. */
  told: boolean;
  turn: { panelId: string; expectedVersion: number } | null;
};

/** S2: proposed → adjusted by hand → deployed, over one table that explains itself. */
export function AssignmentPlan({ rows, told, turn }: Props) {
  const t = useTranslations("reviews.plan");
  const facts = useMemo(() => planFacts(rows), [rows]);
  const [draft, setDraft] = useState(() => draftOf(facts.proposals));
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const saved = draftOf(facts.proposals);
  const isChanged = !sameDraft(draft, saved);
  const editing: Editing = {
    draft,
    summary: summarise(facts, draft),
    mayEdit: turn !== null,
    chosen,
    choose: setChosen,
    toggle: (key) => setDraft(togglePair(draft, key)),
    pin: (key) => setDraft(togglePin(draft, key)),
  };
  const proposal = facts.proposals.find(({ proposalId }) => proposalId === chosen?.proposalId);
  const seat = facts.seats.find(({ memberId }) => memberId === chosen?.memberId);
  return (
    <div className="grid gap-4">
      {turn && !isChanged ? <WaitingPlan turn={turn} facts={facts} told={told} /> : null}
      <PlanSummary summary={editing.summary} />
      <div className="min-w-0">
        <AssignmentTable facts={facts} editing={editing} />
        <AssignmentList facts={facts} editing={editing} />
        <p className="mt-2 text-fine text-text-2">{t("legend")}</p>
        {turn ? <p className="hidden text-fine text-text-2 md:block">{t("keys")}</p> : null}
        {proposal && seat ? <PairDetail facts={facts} editing={editing} proposal={proposal} seat={seat} /> : null}
        {turn && isChanged ? <UnsavedPlan turn={turn} draft={draft} reset={() => setDraft(saved)} /> : null}
      </div>
    </div>
  );
}
