"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { pairKey } from "@/lib/reviews/domain/assignment";
import type { Editing } from "./assignment-table";
import { leadIn } from "./names";
import { PairReason } from "./pair-detail";
import { cellOf, isFree, type PlanFacts, type PlanProposal } from "./plan-draft";

type Props = { facts: PlanFacts; editing: Editing };

/** The same plan on a phone: proposal by proposal, its reviewers by fit. */
export function AssignmentList({ facts, editing }: Props) {
  const t = useTranslations("reviews.plan");
  const locale = useLocale();
  const held = (proposal: PlanProposal) =>
    facts.seats.filter(({ memberId }) => editing.draft.has(pairKey(memberId, proposal.proposalId))).length;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const follow = (id: string, isOpen: boolean) =>
    setOpen((ids) => new Set([...ids].filter((one) => one !== id).concat(isOpen ? id : [])));
  return (
    <div className="overflow-hidden rounded-card border border-line md:hidden">
      {facts.proposals.map((proposal) => (
        <details
          key={proposal.proposalId}
          onToggle={(event) => follow(proposal.proposalId, event.currentTarget.open)}
          className="border-t border-line first:border-0"
        >
          <summary className="flex min-h-13 items-center justify-between gap-3 px-4 py-3 font-semibold">
            {leadIn(locale, proposal)}
            <span className="num font-normal text-text-2">
              {t("countOf", { count: held(proposal), wanted: facts.plan.sheetsPerProposal })}
            </span>
          </summary>
          <div className="px-4 pb-3">
            {open.has(proposal.proposalId) ? (
              <ProposalReviewers facts={facts} editing={editing} proposal={proposal} />
            ) : null}
          </div>
        </details>
      ))}
    </div>
  );
}

function ProposalReviewers({ facts, editing, proposal }: Props & { proposal: PlanProposal }) {
  const t = useTranslations("reviews.plan");
  const r = useTranslations("reviews");
  const fitOf = (memberId: string) => cellOf(proposal, memberId)?.fit ?? 0;
  const seats = facts.seats.toSorted((a, b) => fitOf(b.memberId) - fitOf(a.memberId) || a.seatNo - b.seatNo);
  return (
    <ul className="divide-y divide-line">
      {seats.map((seat) => {
        const key = pairKey(seat.memberId, proposal.proposalId);
        const isPlanned = editing.draft.has(key);
        return (
          <li key={seat.memberId} className="py-2 text-small">
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                checked={isPlanned}
                disabled={!editing.mayEdit || !isFree(cellOf(proposal, seat.memberId))}
                onChange={() => editing.toggle(key)}
                className="focus-ring size-5 accent-primary-solid"
              />
              <span className="min-w-0 grow">
                <span className="num">{r("seat", { no: seat.seatNo })}</span> {seat.name}
              </span>
              <span className="num text-text-2">{t("fitOf", { fit: fitOf(seat.memberId) })}</span>
            </label>
            <div className="pl-8 text-text-2">
              <PairReason facts={facts} editing={editing} proposal={proposal} seat={seat} />
            </div>
          </li>
        );
      })}
    </ul>
  );
}
