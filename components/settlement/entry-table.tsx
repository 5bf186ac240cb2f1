import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/teams/words";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatDate, formatInstant, formatWon } from "@/lib/platform/format";
import type { EntryView, TeamContribution } from "@/lib/settlement/types";
import { EntryDialogs } from "./entry-dialogs";
import { ENTRY_TONES } from "./words";

function About({ entry }: { entry: EntryView }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  return (
    <>
      {entry.item}
      <span className="block text-small font-normal text-text-2">
        {nameIn(locale, entry)} · {t("year", { year: String(entry.year) })} · {t(`forms.${entry.form}`)} ·{" "}
        <span className="whitespace-nowrap">{formatDate(`${entry.paidOn}T00:00:00+09:00`, locale)}</span>
      </span>
      {entry.form === "IN_KIND" ? (
        <span className="block text-fine font-normal text-text-2">
          {t("entries.valuation", { basis: entry.valuationBasis, by: entry.valuedBy })}
        </span>
      ) : null}
    </>
  );
}

function Standing({ entry }: { entry: EntryView }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const { decidedAt, decidedBy, decisionReason } = entry;
  return (
    <>
      <StatusTag tone={ENTRY_TONES[entry.status]}>{t(`statuses.${entry.status}`)}</StatusTag>
      <span className="block text-fine text-text-2">
        {t("entries.recordedBy", { name: entry.recordedBy, at: formatInstant(entry.recordedAt, locale) })}
      </span>
      {decidedAt ? (
        <span className="block text-fine text-text-2">
          {t(decidedBy ? "entries.decidedBy" : "entries.decidedAt", {
            name: decidedBy ?? "",
            at: formatInstant(decidedAt, locale),
          })}
        </span>
      ) : null}
      {decisionReason ? <span className="block text-small">{decisionReason}</span> : null}
    </>
  );
}

/** D2, L3: what was paid in, with what vouches for it and by whose hands. */
export function EntryTable({ contribution }: { contribution: TeamContribution }) {
  const t = useTranslations("settlement");
  const locale = useLocale();
  const teamId = contribution.team.id;
  return (
    <Card title={t("entries.title")} hint={t("entries.hint")} id="entries">
      <Table
        caption={t("entries.title")}
        captionHidden
        rows={contribution.entries}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("entries.none")}</p>}
        columns={[
          { key: "item", header: t("fields.item"), primary: true, render: (row) => <About entry={row} /> },
          {
            key: "amount",
            header: t("fields.amount"),
            align: "end",
            render: (row) => <strong className="md:whitespace-nowrap">{formatWon(row.amountWon, locale)}</strong>,
          },
          {
            key: "evidence",
            header: t("fields.evidence"),
            render: (row) =>
              row.files.map((file) => (
                <span key={file.id} className="block">
                  <TextLink href={`/api/contributions/${teamId}/evidence/${file.id}`} download>
                    {file.name}
                  </TextLink>
                  <span className="block text-fine break-all text-text-2">SHA-256 {file.sha256.slice(0, 16)}…</span>
                </span>
              )),
          },
          { key: "status", header: t("fields.status"), render: (row) => <Standing entry={row} /> },
          ...(contribution.entries.some(({ may }) => may.decide || may.addEvidence)
            ? [
                {
                  ...{ key: "actions", header: t("fields.actions") },
                  render: ({ id, version, status, item, amountWon, files, may }: EntryView) => (
                    <EntryDialogs entry={{ id, version, status, item, amountWon, files, may }} teamId={teamId} />
                  ),
                },
              ]
            : []),
        ]}
      />
    </Card>
  );
}
