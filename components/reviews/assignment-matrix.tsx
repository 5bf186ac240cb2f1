"use client";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { ActionButton } from "@/components/ui/action-button";
import { Button } from "@/components/ui/button";
import { assignReviewersAction } from "@/lib/reviews/actions";
import type { CellState, PanelPage, PanelSeat } from "@/lib/reviews/types";
import { leadIn } from "./names";

type Props = {
  proposals: PanelPage["proposals"];
  seats: readonly PanelSeat[];
  turn: { panelId: string; expectedVersion: number } | null;
};

const HELD: CellState[] = ["ASSIGNED", "STARTED", "SUBMITTED"];
/** Shape beside the word, so that nothing hangs on colour. */
const MARKS: Record<CellState, string> = {
  NONE: "",
  CONFLICTED: "✕",
  RECUSED: "✕",
  ASSIGNED: "○",
  STARTED: "◐",
  SUBMITTED: "✓",
};
const keyOf = (memberId: string, proposalId: string) => `${memberId}/${proposalId}`;
const heldPairs = (proposals: Props["proposals"]) =>
  proposals.flatMap(({ proposalId, cells }) =>
    Object.entries(cells).flatMap(([memberId, state]) => (HELD.includes(state) ? [keyOf(memberId, proposalId)] : [])),
  );

/** Who reviews what: one row a proposal, one column a seat; a conflict cannot be ticked (S3). */
export function AssignmentMatrix({ proposals, seats, turn }: Props) {
  const t = useTranslations("reviews.panel");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const [chosen, setChosen] = useState(() => new Set(heldPairs(proposals)));
  const changed = chosen.size !== heldPairs(proposals).length || heldPairs(proposals).some((key) => !chosen.has(key));
  const toggle = (key: string) => {
    const next = new Set(chosen);
    if (!next.delete(key)) next.add(key);
    setChosen(next);
  };
  const pairs = [...chosen].map((key) => {
    const [memberId = "", proposalId = ""] = key.split("/");
    return { memberId, proposalId };
  });
  return (
    <>
      <section aria-label={t("matrix")} className="relative overflow-x-auto">
        <table className="w-full border-collapse text-small">
          <caption className="sr-only">{t("matrix")}</caption>
          <thead>
            <tr>
              <th
                scope="col"
                className="sticky left-0 min-w-44 border-b border-line-strong bg-surface px-3 py-2 text-left"
              >
                {r("consortium")}
              </th>
              {seats.map((seat) => (
                <th key={seat.memberId} scope="col" className="border-b border-line-strong px-2 py-2 text-center">
                  <span className="num block whitespace-nowrap">{r("seat", { no: seat.seatNo })}</span>
                  <span className="block max-w-24 truncate font-normal text-text-2">{seat.name}</span>
                </th>
              ))}
              <th scope="col" className="border-b border-line-strong px-3 py-2 text-right">
                {t("count")}
              </th>
            </tr>
          </thead>
          <tbody>
            {proposals.map((proposal) => (
              <tr key={proposal.proposalId}>
                <th
                  scope="row"
                  className="sticky left-0 border-b border-line bg-surface px-3 py-2 text-left font-semibold"
                >
                  {leadIn(locale, proposal)}
                  <span className="num block font-normal text-text-2">{proposal.receiptNumber}</span>
                </th>
                {seats.map((seat) => {
                  const state = proposal.cells[seat.memberId] ?? "NONE";
                  const key = keyOf(seat.memberId, proposal.proposalId);
                  const fixed = turn === null || ["CONFLICTED", "RECUSED", "SUBMITTED"].includes(state);
                  const word = t(`cells.${state}`);
                  return (
                    <td key={seat.memberId} className="border-b border-line px-2 py-1 text-center">
                      {fixed ? (
                        <span title={word}>
                          <span aria-hidden>{MARKS[state] || "·"}</span>
                          <span className="sr-only">{word}</span>
                        </span>
                      ) : (
                        <label className="inline-flex size-11 cursor-pointer items-center justify-center">
                          <span className="sr-only">{`${leadIn(locale, proposal)}, ${r("seat", { no: seat.seatNo })} ${seat.name}`}</span>
                          <input
                            type="checkbox"
                            checked={chosen.has(key)}
                            onChange={() => toggle(key)}
                            className="focus-ring size-5 accent-primary-solid"
                          />
                        </label>
                      )}
                    </td>
                  );
                })}
                <td className="num border-b border-line px-3 py-2 text-right">
                  {seats.filter((seat) => chosen.has(keyOf(seat.memberId, proposal.proposalId))).length}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="mt-2 text-fine text-text-2">{t("legend")}</p>
      {turn && changed ? (
        <div className="mt-4 flex flex-wrap items-start gap-2.5">
          <ActionButton
            action={assignReviewersAction}
            input={{ ...turn, pairs }}
            label={t("saveAssignments")}
            variant="primary"
            refusalsNamespace="reviews"
            successMessage={t("assigned")}
          />
          <Button variant="ghost" onClick={() => setChosen(new Set(heldPairs(proposals)))}>
            {t("discard")}
          </Button>
        </div>
      ) : null}
    </>
  );
}
