import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { StatusTag, type StatusTone } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import { decideVerdictAction } from "@/lib/screening/actions";
import type { Finding } from "@/lib/screening/domain/rules";
import type { ScreeningPage, VerdictRow } from "@/lib/screening/types";
import { VerdictForm } from "./verdict-form";

const TONES: Record<Finding["verdict"], StatusTone> = { PASS: "done", FAIL: "stop", OPEN: "todo" };

/** A10: what the portal found on one rule, with the names it is about. */
function Rule({ row }: { row: Finding }) {
  const t = useTranslations("screening");
  const locale = useLocale();
  const { items } = row;
  return (
    <li className="border-t border-line py-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <span>{t(`rules.${row.rule}`)}</span>
        <StatusTag tone={TONES[row.verdict]}>{t(`verdicts.${row.verdict}`)}</StatusTag>
      </div>
      {items.length > 0 ? (
        <p className="mt-1 text-small text-text-2">
          {items
            .map((item) => `${locale === "ko" ? item.ko : item.en}${item.note ? ` (${item.note})` : ""}`)
            .join(", ")}
        </p>
      ) : null}
    </li>
  );
}

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

/** A10: the rules of eligibility, the verdict and who gave it, and the form for whoever screens. */
export function ScreeningCard({ screening }: { screening: ScreeningPage }) {
  const t = useTranslations("screening");
  const [waiting] = screening.verdicts.filter((verdict) => verdict.status === "PROPOSED");
  const past = screening.verdicts.filter((verdict) => verdict.status !== "PROPOSED");
  return (
    <Card title={t("title")}>
      <ClientMessages namespaces={["screening"]}>
        <div className="grid gap-4">
          <ul>
            {screening.rules.map((row) => (
              <Rule key={row.rule} row={row} />
            ))}
          </ul>
          {waiting ? <Waiting verdict={waiting} /> : null}
          {past.length > 0 ? (
            <ul className="grid gap-2">
              {past.map((verdict) => (
                <Past key={verdict.id} verdict={verdict} />
              ))}
            </ul>
          ) : null}
          {screening.mayScreen && !waiting ? <VerdictForm proposalId={screening.proposalId} /> : null}
        </div>
      </ClientMessages>
    </Card>
  );
}
