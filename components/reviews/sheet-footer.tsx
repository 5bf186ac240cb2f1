"use client";
import { useLocale, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatInstantShort } from "@/lib/platform/format";
import type { Locale } from "@/lib/platform/i18n/routing";
import type { Outcome } from "@/lib/platform/outcome";
import { declareAction, submitSheetAction } from "@/lib/reviews/actions";
import { adjustSheetAction } from "@/lib/reviews/actions/rounds";
import type { SheetProblem } from "@/lib/reviews/domain/sheet";
import type { ReviewWork } from "@/lib/reviews/types";
import { SaveLine } from "./save-notice";
import { fieldOf } from "./score-card";
import type { SaveState } from "./use-sheet-autosave";
import { VOTE_FIELD } from "./vote-card";

type Props = {
  work: Extract<ReviewWork, { step: "REVIEW" }>;
  problems: readonly SheetProblem[];
  totalHundredths: number;
  state: SaveState;
  flush: () => Promise<boolean>;
  currentVersion: () => number;
};

const FULL_POINTS = 100;
const focusFirst = ([first]: readonly SheetProblem[]) => {
  if (!first) return;
  const kind = first.kind.startsWith("SCORE") ? "score" : "comment";
  const id = first.kind === "VOTE_MISSING" ? VOTE_FIELD : fieldOf(kind, first.key);
  document.getElementById(id)?.focus();
};

/** S6: after the presentation a sheet handed in before may be opened again by its reviewer, for this round. */
function AdjustLine({ work }: Pick<Props, "work">) {
  const t = useTranslations("rounds.adjust");
  if (work.adjust !== "MAY")
    return work.adjust === "SHEET_SUBMITTED" ? null : (
      <p className="text-small text-text-2">{t(work.adjust ?? "MAY")}</p>
    );
  return (
    <div className="grid">
      <ConfirmDialog
        triggerLabel={t("open")}
        triggerVariant="secondary"
        title={t("title")}
        description={t("body")}
        confirmLabel={t("open")}
        action={adjustSheetAction}
        input={{ assignmentId: work.assignmentId }}
        refusalsNamespace="rounds"
        successMessage={t("opened")}
      />
    </div>
  );
}

/** The running total, what is missing, and the two ways out: submit, or step aside. */
export function SheetFooter({ work, problems, totalHundredths, state, flush, currentVersion }: Props) {
  const t = useTranslations("reviews.sheet");
  const locale = useLocale() as Locale;
  const count = (test: (kind: SheetProblem["kind"]) => boolean) => problems.filter(({ kind }) => test(kind)).length;
  const parts: [string, number][] = [
    ["missingScores", count((kind) => kind.startsWith("SCORE"))],
    ["missingComments", count((kind) => kind === "COMMENT_SHORT")],
    ["missingOpinion", count((kind) => kind === "OPINION_SHORT")],
    ["missingVote", count((kind) => kind === "VOTE_MISSING")],
  ];
  const missing = parts.flatMap(([key, number]) => (number > 0 ? [t(key, { count: number })] : [])).join(", ");
  const submit = async (): Promise<Outcome<unknown>> => {
    if (!(await flush())) return { ok: false, code: "CONFLICT" };
    return submitSheetAction({ assignmentId: work.assignmentId, expectedVersion: currentVersion() });
  };
  const total = String(totalHundredths / 100);
  return (
    <div className="sticky bottom-0 rounded-card border border-line bg-surface p-4 shadow-[0_-12px_16px_-8px_var(--canvas)]">
      <div className="flex items-baseline justify-between">
        <span>{t("total")}</span>
        <b className="num text-[30px] leading-tight tracking-[-0.02em]">
          {total}
          <span className="text-body font-normal text-text-2"> / {FULL_POINTS}</span>
        </b>
      </div>
      <p className={`mt-1.5 mb-3 text-small ${problems.length > 0 ? "text-danger" : "text-text-2"}`}>
        {work.sheet.submittedAt
          ? t("submittedAt", { at: formatInstantShort(work.sheet.submittedAt, locale) })
          : problems.length > 0
            ? t("missing", { items: missing })
            : t("complete")}
      </p>
      {work.adjust ? <AdjustLine work={work} /> : null}
      {work.writable ? (
        <div className="flex flex-wrap gap-2.5">
          <ConfirmDialog
            triggerLabel={t("recuse")}
            triggerVariant="secondary"
            title={t("recuseTitle")}
            description={t("recuseBody")}
            confirmLabel={t("recuseConfirm")}
            tone="danger"
            reason={{ label: t("recuseReason"), minimum: 10, name: "note" }}
            action={declareAction}
            input={{ assignmentId: work.assignmentId, expectedVersion: work.version, declaration: "CONFLICT" }}
            refusalsNamespace="reviews"
            successMessage={t("recused")}
            redirectTo="/reviews"
          />
          <div className="grid flex-1">
            {problems.length > 0 ? (
              <Button variant="primary" onClick={() => focusFirst(problems)}>
                {t("nextMissing")}
              </Button>
            ) : (
              <ConfirmDialog
                triggerLabel={t("submit")}
                title={t("submitTitle", { total })}
                description={t("submitBody")}
                confirmLabel={t("submit")}
                action={submit}
                input={{}}
                refusalsNamespace="reviews"
                successMessage={t("submitted")}
              />
            )}
          </div>
        </div>
      ) : null}
      <div className="mt-2 lg:hidden">
        <SaveLine state={state} />
      </div>
    </div>
  );
}
