"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { pairKey } from "@/lib/reviews/domain/assignment";
import type { PanelSeat } from "@/lib/reviews/types/panel";
import type { Editing } from "./assignment-table";
import { leadIn, nameIn } from "./names";
import { cellOf, isFree, type PlanFacts, type PlanProposal, reasonOf } from "./plan-draft";

type Pair = { facts: PlanFacts; editing: Editing; proposal: PlanProposal; seat: PanelSeat };

/** Names of fields of expertise by their keys. */
function useFieldNames(facts: PlanFacts) {
  const locale = useLocale();
  const names = new Map(facts.plan.fields.map((field) => [field.key, nameIn(locale, field)]));
  return (keys: readonly string[]) => keys.map((key) => names.get(key) ?? key).join(", ");
}

/** S2: one sentence on why a pair is, or is not. */
export function PairReason({ facts, editing, proposal, seat }: Pair) {
  const t = useTranslations("reviews.plan");
  const kinds = useTranslations("reviews.conflicts.kinds");
  const names = useFieldNames(facts);
  const cell = cellOf(proposal, seat.memberId);
  if (!cell) return null;
  if (cell.conflict) return <p>{t("reasons.CONFLICT", { kind: kinds(cell.conflict) })}</p>;
  if (cell.state === "RECUSED") return <p>{t("reasons.RECUSED")}</p>;
  const key = pairKey(seat.memberId, proposal.proposalId);
  const reason = reasonOf(facts, editing.draft, proposal, seat.memberId);
  if (reason) {
    const { why, ...rest } = reason;
    return <p>{t(`reasons.${why}`, "fieldKey" in rest ? { field: names([rest.fieldKey]) } : rest)}</p>;
  }
  const origin = cell.byHand || !cell.planned ? "byHand" : "optimised";
  return <p>{t(editing.draft.get(key) ? "chosenPinned" : "chosen", { origin: t(origin) })}</p>;
}

/** The pair in focus: what both share, the reviewer's load, why it is or is not planned, and what may be done about it. */
export function PairDetail({ facts, editing, proposal, seat }: Pair) {
  const t = useTranslations("reviews.plan");
  const r = useTranslations("reviews");
  const locale = useLocale();
  const names = useFieldNames(facts);
  const cell = cellOf(proposal, seat.memberId);
  if (!cell) return null;
  const key = pairKey(seat.memberId, proposal.proposalId);
  const isPlanned = editing.draft.has(key);
  const shared = proposal.fieldKeys.filter((field) => seat.fieldKeys.includes(field));
  const load = editing.summary.loads.get(seat.memberId) ?? 0;
  const rows = [
    [t("fit"), t("fitOutOf", { fit: cell.fit })],
    [t("sharedFields"), shared.length > 0 ? names(shared) : t("none")],
    [t("sharedWords"), cell.words.length > 0 ? cell.words.join(", ") : t("none")],
    [t("proposalFields"), proposal.fieldKeys.length > 0 ? names(proposal.fieldKeys) : t("none")],
    [
      t("loadNow"),
      seat.maxSheets === null ? t("load", { count: load }) : t("loadOf", { count: load, most: seat.maxSheets }),
    ],
  ] as const;
  return (
    <section aria-label={t("detail")} className="mt-4 hidden rounded-card border border-line bg-surface-2 p-5 md:block">
      <h3 className="font-semibold">
        {leadIn(locale, proposal)} · <span className="num">{r("seat", { no: seat.seatNo })}</span> {seat.name}
      </h3>
      <div className="mt-1 text-small">
        <PairReason facts={facts} editing={editing} proposal={proposal} seat={seat} />
      </div>
      <dl className="mt-3 grid grid-cols-[max-content_1fr] gap-x-5 gap-y-1 text-small">
        {rows.map(([term, detail]) => (
          <div key={term} className="contents">
            <dt className="text-text-2">{term}</dt>
            <dd>{detail}</dd>
          </div>
        ))}
      </dl>
      {editing.mayEdit && isFree(cell) ? (
        <div className="mt-4 flex flex-wrap gap-2.5">
          <Button size="compact" onClick={() => editing.toggle(key)}>
            {t(isPlanned ? "takeOut" : "putIn")}
          </Button>
          {isPlanned ? (
            <Button size="compact" aria-pressed={editing.draft.get(key) ?? false} onClick={() => editing.pin(key)}>
              {t(editing.draft.get(key) ? "unpin" : "pin")}
            </Button>
          ) : null}
        </div>
      ) : null}
    </section>
  );
}
