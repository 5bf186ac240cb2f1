import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount, formatGpu, formatWon } from "@/lib/platform/format";
import type { DataContent, GpuContent, TalentContent } from "@/lib/proposals/domain/content";
import { halfYearMessage } from "./names";

const numbered = <T extends object>(rows: readonly T[]) => rows.map((row, index) => ({ ...row, row: String(index) }));
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

function NotNeeded({ empty }: { empty: boolean }) {
  const t = useTranslations("proposals.document");
  return <p className="text-text-2">{empty ? t("notNeeded") : t("nothing")}</p>;
}

export function GpuContentView({ content }: { content: GpuContent }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  return (
    <div className="grid gap-3">
      {content.requests.length === 0 ? (
        <NotNeeded empty={content.notNeeded} />
      ) : (
        <Table
          caption={t("sections.gpu")}
          captionHidden
          rows={content.requests}
          rowKey={(request) => request.halfYear}
          columns={[
            {
              key: "halfYear",
              header: t("gpu.period"),
              render: (request) => t(...halfYearMessage(request.halfYear)),
              primary: true,
            },
            {
              key: "count",
              header: t("gpu.count"),
              render: (request) => formatGpu(request.gpuCount, locale),
              align: "end",
            },
            { key: "purpose", header: t("gpu.purpose"), render: (request) => request.purpose || "–" },
            { key: "reason", header: t("gpu.otherSizeReason"), render: (request) => request.otherSizeReason || "–" },
          ]}
        />
      )}
      <p>
        {t("gpu.own")} <b className="num">{formatGpu(content.ownGpuCount, locale)}</b>
      </p>
    </div>
  );
}

export function DataContentView({ content }: { content: DataContent }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const wishes = numbered(content.wishes);
  const projects = numbered(content.projects);
  if (wishes.length + projects.length === 0) return <NotNeeded empty={content.notNeeded} />;
  const wishTotal = formatWon(total(content.wishes.map((wish) => wish.estimatedWon)), locale);
  const projectTotal = formatWon(total(content.projects.map((project) => project.amountWon)), locale);
  return (
    <div className="grid gap-6">
      {wishes.length > 0 ? (
        <Table
          caption={t("document.sumOf", { matter: t("data.wishes"), sum: wishTotal })}
          rows={wishes}
          rowKey={(wish) => wish.row}
          columns={[
            { key: "corpus", header: t("data.corpus"), render: (wish) => wish.corpus || "–", primary: true },
            { key: "owner", header: t("data.ownerName"), render: (wish) => wish.ownerName || "–" },
            { key: "year", header: t("data.year"), render: (wish) => (wish.year ? String(wish.year) : "–") },
            {
              key: "amount",
              header: t("data.estimatedWon"),
              render: (wish) => formatWon(wish.estimatedWon, locale),
              align: "end",
            },
          ]}
        />
      ) : null}
      {projects.length > 0 ? (
        <Table
          caption={t("document.sumOf", { matter: t("data.projects"), sum: projectTotal })}
          rows={projects}
          rowKey={(project) => project.row}
          columns={[
            { key: "title", header: t("data.projectTitle"), render: (project) => project.title || "–", primary: true },
            { key: "year", header: t("data.year"), render: (project) => (project.year ? String(project.year) : "–") },
            {
              key: "amount",
              header: t("data.amountWon"),
              render: (project) => formatWon(project.amountWon, locale),
              align: "end",
            },
          ]}
        />
      ) : null}
    </div>
  );
}

export function TalentContentView({ content }: { content: TalentContent }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const people = numbered(content.people);
  if (people.length === 0) return <NotNeeded empty={content.notNeeded} />;
  const sum = total(content.people.flatMap((person) => [person.labourWon, person.researchWon, person.stayWon]));
  const amount = (key: "labourWon" | "researchWon" | "stayWon") => ({
    key,
    header: t(`talent.${key}`),
    render: (person: (typeof people)[number]) => formatWon(person[key], locale),
    align: "end" as const,
  });
  return (
    <Table
      caption={t("document.sumOf", { matter: t("sections.talent"), sum: formatWon(sum, locale) })}
      rows={people}
      rowKey={(person) => person.row}
      columns={[
        { key: "name", header: t("talent.name"), render: (person) => person.name || "–", primary: true },
        { key: "home", header: t("talent.homeInstitution"), render: (person) => person.homeInstitution || "–" },
        { key: "year", header: t("talent.year"), render: (person) => (person.year ? String(person.year) : "–") },
        {
          key: "months",
          header: t("talent.personMonths"),
          render: (person) => formatCount(person.personMonths),
          align: "end",
        },
        amount("labourWon"),
        amount("researchWon"),
        amount("stayWon"),
      ]}
    />
  );
}
