import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant } from "@/lib/platform/format";
import { decideChallengeAction } from "@/lib/reviews/actions/challenges";
import type { ChallengeRow } from "@/lib/reviews/types/challenges";
import { CHALLENGE_TONES, leadIn } from "./names";

const VERDICTS = [
  { verdict: "ACCEPTED", key: "accept", tone: "danger" },
  { verdict: "DISMISSED", key: "dismiss", tone: "primary" },
] as const;

function Decide({ row }: { row: ChallengeRow }) {
  const t = useTranslations("challenges.staff");
  const locale = useLocale();
  return (
    <div className="mt-3 flex flex-wrap gap-2">
      {VERDICTS.map(({ verdict, key, tone }) => (
        <ConfirmDialog
          key={verdict}
          triggerLabel={t(key)}
          triggerVariant="secondary"
          triggerSize="compact"
          title={t(`${key}Title`, { name: row.memberName })}
          description={t(`${key}Body`)}
          affected={[`${row.memberName} – ${leadIn(locale, row.proposal)} (${row.proposal.receiptNumber})`]}
          confirmLabel={t(key)}
          tone={tone}
          reason={{ label: t("reason"), help: t("reasonHelp"), minimum: 10 }}
          action={decideChallengeAction}
          input={{ challengeId: row.id, expectedVersion: row.version, verdict }}
          refusalsNamespace="challenges"
          successMessage={t("decided")}
        />
      ))}
    </div>
  );
}

/** S3: what applicants asked about members of the panel; whom they asked about never learns of it. */
export function ChallengeList({ rows, mayDecide }: { rows: readonly ChallengeRow[]; mayDecide: boolean }) {
  const t = useTranslations("challenges");
  const r = useTranslations("reviews");
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <Card title={t("staff.title")} hint={t("staff.hint")}>
      <ul className="grid">
        {rows.map((row) => (
          <li key={row.id} className="border-t border-line py-4 first:border-0">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <span>
                <b>{row.memberName}</b>{" "}
                <span className="text-small text-text-2">{`${r("seat", { no: row.seatNo })} · ${row.memberAffiliation}`}</span>
              </span>
              <StatusTag tone={CHALLENGE_TONES[row.status]}>{t(`statuses.${row.status}`)}</StatusTag>
            </p>
            <p className="mt-1">
              {leadIn(locale, row.proposal)}{" "}
              <span className="num text-small text-text-2">{row.proposal.receiptNumber}</span>
            </p>
            <p className="mt-2 whitespace-pre-line">{row.reason}</p>
            {row.file ? (
              <p className="mt-1">
                <TextLink href={`/api/reviews/challenges/${row.file.challengeId}/file`} download>
                  {row.file.name}
                </TextLink>
              </p>
            ) : null}
            <p className="mt-1 text-small text-text-2">{`${row.filedByName} · ${formatInstant(row.filedAt, locale)}`}</p>
            {row.decidedAt ? (
              <p className="mt-2 text-small">
                <b>{`${row.decidedByName} · ${formatInstant(row.decidedAt, locale)}`}</b> {row.decisionReason}
              </p>
            ) : null}
            {row.status === "OPEN" && mayDecide ? <Decide row={row} /> : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
