"use client";
import { useLocale, useTranslations } from "next-intl";
import { nameIn, periodText } from "@/components/teams/words";
import { Notice } from "@/components/ui/notice";
import type { Remark, WhatIf, WhatIfFacts } from "@/lib/deliberation/domain/what-if";

type Props = { facts: WhatIfFacts; result: WhatIf };

/** What does not fit and why, and what the committee should know before it votes; said as it changes. */
export function WhatIfRemarks({ facts, result }: Props) {
  const t = useTranslations("deliberation.remark");
  return (
    <div aria-live="polite" className="grid gap-4">
      {result.fits ? (
        <Notice tone="success" title={t("fits")}>
          {t("fitsBody")}
        </Notice>
      ) : (
        <Notice tone="danger" title={t("problems", { count: result.problems.length })}>
          <RemarkList facts={facts} remarks={result.problems} namespace="refusals" />
        </Notice>
      )}
      {result.notes.length > 0 ? (
        <Notice tone="warning" title={t("notes", { count: result.notes.length })}>
          <RemarkList facts={facts} remarks={result.notes} namespace="notes" />
        </Notice>
      ) : null}
    </div>
  );
}

type ListProps = { facts: WhatIfFacts; remarks: readonly Remark[]; namespace: "refusals" | "notes" };

function RemarkList({ facts, remarks, namespace }: ListProps) {
  const t = useTranslations("deliberation");
  const words = useTranslations("teams");
  const locale = useLocale();
  return (
    <ul className="list-disc pl-5">
      {remarks.map(({ reason, params, resource, period, teamId }) => {
        const team = facts.teams.find((one) => one.teamId === teamId);
        const about = [team ? nameIn(locale, team) : null, words(`resources.${resource}`), periodText(words, period)];
        return (
          <li key={`${reason} ${teamId} ${resource} ${period}`}>
            <strong className="font-semibold">{about.filter(Boolean).join(" · ")}</strong>{" "}
            {t(`${namespace}.${reason}` as "refusals.POOL_EXCEEDED", params as never)}
          </li>
        );
      })}
    </ul>
  );
}
