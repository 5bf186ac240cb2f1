import { useLocale, useTranslations } from "next-intl";
import { inLanguage } from "@/components/proposals/names";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import { tallyOf } from "@/lib/screening/domain/checks";
import type { FindingNote, FindingRow, ScreeningPage } from "@/lib/screening/types";
import { EvidenceList } from "./evidence-list";
import { NoteForm } from "./note-form";
import { anchorOf, STANDING_TONES, useRuleName } from "./rule-name";

/** Who looked, what they found and on what paper; a note about what is gone says so. */
function Noted({ proposalId, noted }: { proposalId: string; noted: FindingNote }) {
  const t = useTranslations("screening");
  const locale = useLocale();
  const said = t("note.said", {
    name: noted.byName,
    at: formatInstant(noted.at, locale),
    verdict: t(`verdicts.${noted.verdict}`),
  });
  return (
    <div className="mt-3 rounded-control bg-surface-2 px-3.5 py-3 text-small">
      <p className="text-text-2">{said}</p>
      {noted.note ? <p className="mt-1 whitespace-pre-line wrap-anywhere">{noted.note}</p> : null}
      {noted.file ? (
        <p className="mt-1 wrap-anywhere">
          <TextLink href={`/api/proposals/${proposalId}/evidence/${noted.id}`} download>
            {noted.file.name}
          </TextLink>{" "}
          <span className="num text-text-2">{formatBytes(noted.file.sizeBytes)}</span>
        </p>
      ) : null}
      {noted.isOutdated ? <p className="mt-1 font-semibold text-warning">{t("note.outdated")}</p> : null}
    </div>
  );
}

function Finding({ row, screening }: { row: FindingRow; screening: ScreeningPage }) {
  const t = useTranslations("screening");
  const locale = useLocale();
  const name = useRuleName()(row);
  const mayNote = screening.mayScreen && row.found !== "PASS";
  const { rule, found, noted, version } = row;
  return (
    <li id={anchorOf(row)} className="scroll-mt-24 border-t border-line px-4.5 py-4 target:bg-primary-tint md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="text-body">{name}</h3>
        <StatusTag tone={STANDING_TONES[row.standing]}>{t(`verdicts.${row.standing}`)}</StatusTag>
      </div>
      {row.check ? (
        <p className="mt-1 text-small text-text-2">{inLanguage(locale, row.check.helpKo, row.check.helpEn)}</p>
      ) : (
        <EvidenceList items={row.items} />
      )}
      {noted && row.found !== "PASS" ? <Noted proposalId={screening.proposalId} noted={noted} /> : null}
      {mayNote ? (
        <details className="mt-3">
          <summary className="focus-ring w-fit rounded-control py-2 text-small font-semibold text-link underline underline-offset-4">
            {t(noted ? "note.change" : "note.open")}
            <span className="sr-only"> ({name})</span>
          </summary>
          <div className="mt-4">
            <NoteForm
              key={version}
              proposalId={screening.proposalId}
              row={{ rule, found, noted, version }}
              name={name}
            />
          </div>
        </details>
      ) : null}
    </li>
  );
}

type Group = "automatic" | "checks";

/** A10: the rules of one kind, how many of them are met, and how each stands. */
export function FindingList({ group, screening }: { group: Group; screening: ScreeningPage }) {
  const t = useTranslations("screening");
  const rows = screening.rows.filter((row) => (row.check === null) === (group === "automatic"));
  if (rows.length === 0) return null;
  return (
    <Card flush title={t(`groups.${group}`)} hint={t("met", { met: tallyOf(rows).PASS, count: rows.length })}>
      <p className="px-4.5 pb-4 text-small text-text-2 md:px-6">{t(`groups.${group}Help`)}</p>
      <ul>
        {rows.map((row) => (
          <Finding key={row.rule} row={row} screening={screening} />
        ))}
      </ul>
    </Card>
  );
}
