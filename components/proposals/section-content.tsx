import { useLocale, useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/platform/format";
import type { ConsortiumMember } from "@/lib/proposals/domain/consortium";
import type { SealedProposal, SectionContents } from "@/lib/proposals/domain/content";
import { type PlanBlock, planLength } from "@/lib/proposals/domain/plan-text";
import { ContributionContentView, OpennessContentView, PerformanceContentView } from "./commitment-content";
import { inLanguage } from "./names";
import { PlanTextView } from "./plan-text-view";
import { DataContentView, GpuContentView, TalentContentView } from "./resource-content";

function PlanText({ document, proposalId }: { document: readonly PlanBlock[]; proposalId: string }) {
  const t = useTranslations("proposals.document");
  if (document.length === 0) return <p className="text-text-2">{t("nothing")}</p>;
  return (
    <>
      <PlanTextView document={document} proposalId={proposalId} />
      <p className="num mt-2 text-small text-text-2">{t("characters", { count: formatCount(planLength(document)) })}</p>
    </>
  );
}

function Goals({ content, proposalId }: { content: SectionContents["goals"]; proposalId: string }) {
  const t = useTranslations("proposals");
  return (
    <>
      <p className="mb-3">
        <b>{t("goals.modelKinds")}</b> {content.modelKinds.map((kind) => t(`modelKinds.${kind}`)).join(" · ") || "–"}
      </p>
      <PlanText document={content.document} proposalId={proposalId} />
    </>
  );
}

function Consortium({ members }: { members: readonly ConsortiumMember[] }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  return (
    <Table
      caption={t("sections.consortium")}
      captionHidden
      rows={members}
      rowKey={(member) => member.organisationId}
      columns={[
        {
          key: "name",
          header: t("document.organisation"),
          render: (member) => inLanguage(locale, member.nameKo, member.nameEn),
          primary: true,
        },
        { key: "role", header: t("document.role"), render: (member) => t(`memberRoles.${member.role}`) },
        {
          key: "kind",
          header: t("document.kind"),
          render: (member) =>
            member.hasGraduateStudents
              ? t("document.withGraduates", { kind: t(`organisationKinds.${member.kind}`) })
              : t(`organisationKinds.${member.kind}`),
        },
        { key: "task", header: t("document.task"), render: (member) => member.task || "–" },
      ]}
    />
  );
}

function People({ content, members }: { content: SectionContents["people"]; members: readonly ConsortiumMember[] }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const organisation = (id: string) => members.find((member) => member.organisationId === id);
  if (content.people.length === 0) return <p className="text-text-2">{t("document.nothing")}</p>;
  return (
    <Table
      caption={t("sections.people")}
      captionHidden
      rows={content.people.map((person, index) => ({ ...person, row: String(index) }))}
      rowKey={(person) => person.row}
      columns={[
        {
          key: "name",
          header: t("people.name"),
          render: (person) => <span className="whitespace-nowrap">{person.name || "–"}</span>,
          primary: true,
        },
        {
          key: "role",
          header: t("people.role"),
          render: (person) => <span className="whitespace-nowrap">{t(`personRoles.${person.role}`)}</span>,
        },
        {
          key: "organisation",
          header: t("people.organisation"),
          render: (person) => {
            const found = organisation(person.organisationId);
            return found ? inLanguage(locale, found.nameKo, found.nameEn) : "–";
          },
        },
        { key: "unit", header: t("people.unit"), render: (person) => person.unit || "–" },
        { key: "email", header: t("people.email"), render: (person) => person.email || "–" },
        {
          key: "period",
          header: t("people.period"),
          render: (person) => (
            <span className="num">
              {person.participationPercent}%
              {person.startOn && person.endOn ? (
                <>
                  {" · "}
                  <span className="inline-block">{person.startOn}–</span>
                  <span className="inline-block">{person.endOn}</span>
                </>
              ) : null}
            </span>
          ),
        },
      ]}
    />
  );
}

type Props = {
  section: "consortium" | keyof SectionContents;
  /** Pictures are fetched under it. */
  proposalId: string;
  content: SectionContents;
  consortium: SealedProposal["consortium"];
};

/** One section of a proposal to read; the same for applicants, reviewers and staff. */
export function SectionContent({ section, proposalId, content, consortium }: Props) {
  switch (section) {
    case "consortium":
      return <Consortium members={consortium} />;
    case "people":
      return <People content={content.people} members={consortium} />;
    case "technology":
      return <PlanText document={content.technology.document} proposalId={proposalId} />;
    case "goals":
      return <Goals content={content.goals} proposalId={proposalId} />;
    case "impact":
      return <PlanText document={content.impact.document} proposalId={proposalId} />;
    case "gpu":
      return <GpuContentView content={content.gpu} />;
    case "data":
      return <DataContentView content={content.data} />;
    case "talent":
      return <TalentContentView content={content.talent} />;
    case "performance":
      return <PerformanceContentView content={content.performance} />;
    case "openness":
      return <OpennessContentView content={content.openness} />;
    case "contribution":
      return <ContributionContentView content={content.contribution} members={consortium} />;
  }
}
