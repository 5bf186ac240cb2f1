import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { Timeline } from "@/components/ui/timeline";
import { formatInstant, formatWon } from "@/lib/platform/format";
import type { SettlementView } from "@/lib/settlement/types";
import { SETTLEMENT_TONES, STEP_TONES } from "./words";

/** L3: by whose hands it went, round by round, for whom it waits, and the hash of what they saw. */
export function ChainCard({ settlement }: { settlement: SettlementView }) {
  const t = useTranslations("settlement.statement");
  const locale = useLocale();
  const { steps, status, openKinds, contentSha256 } = settlement;
  return (
    <Card
      title={t("steps.title")}
      status={<StatusTag tone={SETTLEMENT_TONES[status]}>{t(`status.${status}`)}</StatusTag>}
    >
      {status === "CHECKED" ? (
        <p className="mb-2 text-small text-text-2">
          {t("steps.waiting", { kind: openKinds.map((kind) => t(`kinds.${kind}`)).join(" · ") })}
        </p>
      ) : null}
      {steps.length === 0 ? (
        <p className="text-text-2">{t("steps.none")}</p>
      ) : (
        <Timeline
          items={steps.map((step) => ({
            ...{ key: step.id, at: formatInstant(step.at, locale), tone: STEP_TONES[step.kind] },
            title: step.resourceKind ? t(`steps.REVIEWED_${step.resourceKind}`) : t(`steps.${step.kind}`),
            body: [t("steps.round", { round: step.round }), step.by, step.reason].filter(Boolean).join(" · "),
          }))}
        />
      )}
      {contentSha256 ? (
        <p className="mt-3 text-fine break-all text-text-2">
          {t("steps.hash")} <span className="num">{contentSha256}</span>
        </p>
      ) : null}
    </Card>
  );
}

/** What it all adds up to, for whoever sees all of it. */
export function TotalsCard({ totals }: { totals: NonNullable<SettlementView["content"]["totals"]> }) {
  const t = useTranslations("settlement.statement.totals");
  const locale = useLocale();
  const keys = ["limitWon", "paidWon", "carryWon", "returnWon", "dueWon", "cashWon", "inKindWon"] as const;
  return (
    <Card title={t("title")}>
      <DescriptionList
        layout="between"
        items={keys.map((key) => ({ term: t(key), detail: formatWon(BigInt(totals[key]), locale) }))}
      />
    </Card>
  );
}
