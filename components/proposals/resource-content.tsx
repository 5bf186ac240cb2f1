import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Table } from "@/components/ui/table";
import { formatCount, formatGpu, formatWon } from "@/lib/platform/format";
import type { DataContent } from "@/lib/proposals/domain/sections/data";
import type { GpuContent } from "@/lib/proposals/domain/sections/gpu";
import type { TalentContent } from "@/lib/proposals/domain/sections/talent";
import { halfYearMessage } from "./names";

const numbered = <T extends object>(rows: readonly T[]) => rows.map((row, index) => ({ ...row, row: String(index) }));
const total = (amounts: readonly bigint[]): bigint => amounts.reduce((sum, amount) => sum + amount, 0n);

/** A figure stays on one line. */
const Figure = ({ children }: { children: ReactNode }) => <span className="num whitespace-nowrap">{children}</span>;

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
              render: (request) => <Figure>{t(...halfYearMessage(request.halfYear))}</Figure>,
              primary: true,
            },
            {
              key: "count",
              header: t("gpu.count"),
              render: (request) => <Figure>{formatGpu(request.gpuCount, locale)}</Figure>,
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
            { key: "year", header: t("data.year"), render: (wish) => <Figure>{wish.year || "–"}</Figure> },
            {
              key: "amount",
              header: t("data.estimatedWon"),
              render: (wish) => <Figure>{formatWon(wish.estimatedWon, locale)}</Figure>,
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
            { key: "year", header: t("data.year"), render: (project) => <Figure>{project.year || "–"}</Figure> },
            {
              key: "amount",
              header: t("data.amountWon"),
              render: (project) => <Figure>{formatWon(project.amountWon, locale)}</Figure>,
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
  return (
    <Table
      caption={t("document.sumOf", { matter: t("sections.talent"), sum: formatWon(sum, locale) })}
      rows={people}
      rowKey={(person) => person.row}
      columns={[
        { key: "name", header: t("talent.name"), render: (person) => person.name || "–", primary: true },
        { key: "home", header: t("talent.homeInstitution"), render: (person) => person.homeInstitution || "–" },
        {
          key: "period",
          header: t("talent.personMonths"),
          render: (person) => (
            <Figure>
              {person.year || "–"} · {formatCount(person.personMonths)} {t("talent.months")}
            </Figure>
          ),
        },
        {
          key: "costs",
          header: t("talent.costs"),
          align: "end",
          render: (person) =>
            (["labourWon", "researchWon", "stayWon"] as const).map((cost) => (
              <span key={cost} className="block">
                <span className="text-text-2">{t(`talent.${cost}`)}</span>{" "}
                <Figure>{formatWon(person[cost], locale)}</Figure>
              </span>
            )),
        },
      ]}
    />
  );
}
