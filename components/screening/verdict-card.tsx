import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { TodoList } from "@/components/ui/todo-list";
import { formatInstant } from "@/lib/platform/format";
import { decideVerdictAction } from "@/lib/screening/actions";
import { unsettled } from "@/lib/screening/domain/checks";
import type { ScreeningPage, VerdictRow } from "@/lib/screening/types";
import { anchorOf, STANDING_TONES, useRuleName } from "./rule-name";
import { VerdictForm } from "./verdict-form";

/** L3: what the second person decides. */
function Waiting({ verdict }: { verdict: VerdictRow }) {
  const t = useTranslations("screening.verdict");
  const input = { verdictId: verdict.id, version: verdict.version };
  const actions = verdict.mayDecide ? (
    <>
      <ConfirmDialog
        triggerLabel={t("confirm")}
        triggerSize="compact"
        title={t("confirmTitle")}
        description={verdict.reason}
        confirmLabel={t("confirm")}
        tone="danger"
        action={decideVerdictAction}
        input={{ ...input, confirm: true }}
        refusalsNamespace="screening"
        successMessage={t("confirmed")}
      />
      <ConfirmDialog
        triggerLabel={t("return")}
        triggerVariant="secondary"
        triggerSize="compact"
        title={t("returnTitle")}
        confirmLabel={t("return")}
        reason={{ label: t("note"), minimum: 10, name: "note" }}
        action={decideVerdictAction}
        input={{ ...input, confirm: false }}
        refusalsNamespace="screening"
        successMessage={t("returned")}
      />
    </>
  ) : undefined;
  return (
    <Notice tone="warning" title={t("waiting", { name: verdict.proposedByName })} actions={actions}>
      {verdict.reason}
    </Notice>
  );
}

function Past({ verdict }: { verdict: VerdictRow }) {
  const t = useTranslations("screening.verdict");
  const locale = useLocale();
  const at = formatInstant(verdict.decidedAt ?? verdict.proposedAt, locale);
  return (
    <li className="text-small">
      {t(`past.${verdict.status}`, {
        verdict: t(verdict.eligible ? "eligible" : "ineligible"),
        name: verdict.decidedByName ?? verdict.proposedByName,
        at,
      })}
      {verdict.reason ? <span className="block text-text-2">{verdict.reason}</span> : null}
      {verdict.decisionNote ? <span className="block text-text-2">{verdict.decisionNote}</span> : null}
    </li>
  );
}

/** What stands in the way of “eligible”, each with the way to it. */
function Left({ screening }: { screening: ScreeningPage }) {
  const t = useTranslations("screening");
  const nameOf = useRuleName();
  const left = unsettled(screening.rows);
  if (left.length === 0) return <p className="text-small text-text-2">{t("verdict.allMet")}</p>;
  return (
    <div>
      <p className="mb-3 text-small text-text-2">{t("verdict.left", { count: left.length })}</p>
      <TodoList
        items={left.map((row) => ({
          key: row.rule,
          title: nameOf(row),
          href: `#${anchorOf(row)}`,
          status: { tone: STANDING_TONES[row.standing], label: t(`verdicts.${row.standing}`) },
        }))}
      />
    </div>
  );
}

/** A10, L3: the verdict, what is left before it, who gave it, and the form for whoever screens. */
export function VerdictCard({ screening }: { screening: ScreeningPage }) {
  const t = useTranslations("screening.verdict");
  const nameOf = useRuleName();
  const [waiting] = screening.verdicts.filter((verdict) => verdict.status === "PROPOSED");
  const past = screening.verdicts.filter((verdict) => verdict.status !== "PROPOSED");
  const names = Object.fromEntries(screening.rows.map((row) => [row.rule, nameOf(row)]));
  return (
    <Card title={t("title")}>
      <div className="grid gap-5">
        {waiting ? <Waiting verdict={waiting} /> : null}
        {past.length > 0 ? (
          <ul className="grid gap-2">
            {past.map((verdict) => (
              <Past key={verdict.id} verdict={verdict} />
            ))}
          </ul>
        ) : null}
        {waiting || !screening.mayScreen ? null : <Left screening={screening} />}
        {screening.mayScreen && !waiting ? <VerdictForm proposalId={screening.proposalId} ruleNames={names} /> : null}
      </div>
    </Card>
  );
}
