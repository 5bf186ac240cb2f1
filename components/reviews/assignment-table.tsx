"use client";
import { useLocale, useTranslations } from "next-intl";
import { type KeyboardEvent, useRef } from "react";
import { pairKey } from "@/lib/reviews/domain/assignment";
import { leadIn } from "./names";
import { cellOf, isFree, type PlanDraft, type PlanFacts, type PlanSummary } from "./plan-draft";
import { heat, MARKS } from "./plan-look";

export type Chosen = { memberId: string; proposalId: string };
export type Editing = {
  draft: PlanDraft;
  summary: PlanSummary;
  mayEdit: boolean;
  chosen: Chosen | null;
  choose: (pair: Chosen) => void;
  toggle: (key: string) => void;
  pin: (key: string) => void;
};
type Props = { facts: PlanFacts; editing: Editing };

const STEPS: Record<string, [number, number]> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

/** Arrow keys go from cell to cell and P pins; one cell of the table is in the order of the Tab key. */
function useCellKeys({ facts, editing }: Props) {
  const table = useRef<HTMLTableElement>(null);
  const onKeyDown = (event: KeyboardEvent, row: number, column: number) => {
    const seat = facts.seats[column];
    const proposal = facts.proposals[row];
    if (event.key.toLowerCase() === "p" && seat && proposal && editing.mayEdit) {
      editing.pin(pairKey(seat.memberId, proposal.proposalId));
      return;
    }
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const place = `[data-cell="${row + step[0]}-${column + step[1]}"]`;
    table.current?.querySelector<HTMLElement>(place)?.focus();
  };
  return { table, onKeyDown };
}

/** S2: who is to review what — a row a proposal, a column a reviewer, fit as number and tint; a conflict cannot be ticked (S3). */
export function AssignmentTable({ facts, editing }: Props) {
  const t = useTranslations("reviews.plan");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const { table, onKeyDown } = useCellKeys({ facts, editing });
  const { proposals, seats, plan } = facts;
  const count = (proposalId: string) =>
    seats.filter(({ memberId }) => editing.draft.has(pairKey(memberId, proposalId))).length;
  return (
    <section aria-label={t("table")} className="relative hidden overflow-x-auto md:block">
      <table ref={table} className="w-full border-collapse text-small">
        <caption className="sr-only">{t("tableCaption")}</caption>
        <thead>
          <tr>
            <th
              scope="col"
              className="sticky left-0 z-1 min-w-44 border-b border-line-strong bg-surface px-3 py-2 text-left"
            >
              {r("consortium")}
            </th>
            {seats.map((seat) => (
              <th
                key={seat.memberId}
                scope="col"
                className="min-w-20 border-b border-line-strong px-1 py-2 text-center"
              >
                <span className="num block whitespace-nowrap">{r("seat", { no: seat.seatNo })}</span>
                <span className="mx-auto block max-w-24 truncate font-normal text-text-2" title={seat.name}>
                  {seat.name}
                </span>
                <span className="num block font-normal text-text-2">
                  {t("load", { count: editing.summary.loads.get(seat.memberId) ?? 0 })}
                </span>
              </th>
            ))}
            <th scope="col" className="border-b border-line-strong px-3 py-2 text-right whitespace-nowrap">
              {r("panel.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {proposals.map((proposal, row) => (
            <tr key={proposal.proposalId}>
              <th
                scope="row"
                className="sticky left-0 z-1 border-b border-line bg-surface px-3 py-2 text-left font-semibold"
              >
                {leadIn(locale, proposal)}
                <span className="num block font-normal text-text-2">{proposal.receiptNumber}</span>
              </th>
              {seats.map((seat, column) => (
                <TableCell
                  key={seat.memberId}
                  pair={{ memberId: seat.memberId, proposalId: proposal.proposalId }}
                  cell={cellOf(proposal, seat.memberId)}
                  name={`${leadIn(locale, proposal)}, ${r("seat", { no: seat.seatNo })} ${seat.name}`}
                  place={`${row}-${column}`}
                  isFirst={row === 0 && column === 0}
                  editing={editing}
                  onKeyDown={(event) => onKeyDown(event, row, column)}
                />
              ))}
              <td className="num border-b border-line px-3 py-2 text-right whitespace-nowrap">
                {t("countOf", { count: count(proposal.proposalId), wanted: plan.sheetsPerProposal })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

type CellProps = {
  pair: Chosen;
  cell: ReturnType<typeof cellOf>;
  name: string;
  place: string;
  isFirst: boolean;
  editing: Editing;
  onKeyDown: (event: KeyboardEvent) => void;
};

function TableCell({ pair, cell, name, place, isFirst, editing, onKeyDown }: CellProps) {
  const t = useTranslations("reviews.plan");
  const states = useTranslations("reviews.panel.cells");
  const { draft, chosen, choose, toggle, mayEdit } = editing;
  if (!cell) return <td className="border-b border-line" />;
  const key = pairKey(pair.memberId, pair.proposalId);
  const isChosen = chosen ? chosen.memberId === pair.memberId && chosen.proposalId === pair.proposalId : isFirst;
  const shared = {
    "data-cell": place,
    tabIndex: isChosen ? 0 : -1,
    onFocus: () => choose(pair),
    onKeyDown,
  };
  const isForbidden = ["CONFLICTED", "RECUSED"].includes(cell.state);
  const label = `${name}, ${isForbidden ? states(cell.state) : t("fitOf", { fit: cell.fit })}${draft.get(key) ? `, ${t("pinned")}` : ""}`;
  return (
    <td className={`border-b border-line p-0.5 text-center ${isForbidden ? "" : heat(cell.fit)}`}>
      <span className="inline-flex min-h-11 min-w-11 flex-col items-center justify-center">
        {mayEdit && isFree(cell) ? (
          <label className="relative inline-flex min-h-7 min-w-11 cursor-pointer items-center justify-center">
            <span className="sr-only">{label}</span>
            <input
              {...shared}
              type="checkbox"
              checked={draft.has(key)}
              onChange={() => toggle(key)}
              className="focus-ring size-5 accent-primary-solid"
            />
            <span aria-hidden className="absolute left-full -ml-2.5 text-fine">
              {draft.get(key) ? "◆" : ""}
            </span>
          </label>
        ) : (
          <button {...shared} type="button" aria-label={label} className="focus-ring min-h-7 min-w-11 rounded-control">
            <span aria-hidden>{MARKS[cell.state] || (draft.has(key) ? "○" : "·")}</span>
          </button>
        )}
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          onClick={() => choose(pair)}
          className="num block min-w-11 cursor-pointer text-fine text-text"
        >
          {isForbidden ? "–" : cell.fit}
        </button>
      </span>
    </td>
  );
}
