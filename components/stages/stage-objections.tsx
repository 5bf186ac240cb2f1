import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { TextLink } from "@/components/ui/text-link";
import { formatInstant, formatScore } from "@/lib/platform/format";
import type { StageDetail } from "@/lib/stages/types";
import { type CellOption, CorrectionForm } from "./correction-form";
import { nameIn } from "./names";

type Props = { stage: StageDetail; today: string };

/** S10: until when the result can be objected to, one's own way to it, and for staff what keeps the stage from being final. */
export async function StageObjectionsCard({ stage, today }: Props) {
  const [t, locale] = await Promise.all([getTranslations("stages.objections"), getLocale()]);
  const { objections, objectionsDueAt, may } = stage;
  if (!objections || (!objectionsDueAt && objections.own.length === 0)) return null;
  const { standing, own } = objections;
  const isOpen = stage.state === "PUBLISHED";
  const corrects = isOpen && may.propose && standing && standing.uncorrected.length > 0 && !standing.correctionWaits;
  return (
    <Card title={t("title")} hint={isOpen ? t("hint") : t("closed")}>
      <DescriptionList
        items={[
          ...(objectionsDueAt ? [{ term: t("until"), detail: formatInstant(objectionsDueAt, locale) }] : []),
          ...(standing
            ? [
                { term: t("undecided"), detail: t("count", { count: standing.undecided }) },
                {
                  term: t("uncorrected"),
                  detail: standing.uncorrected.length
                    ? standing.uncorrected.map(({ number }) => number).join(", ")
                    : t("count", { count: 0 }),
                },
              ]
            : []),
        ]}
      />
      <div className="mt-4 flex flex-wrap gap-2.5 empty:hidden">
        {own
          .filter(({ number }) => number !== null || isOpen)
          .map(({ teamId, proposalId, number }) => (
            <ButtonLink key={teamId} size="compact" href={`/proposals/${proposalId}/objection?stage=${stage.id}`}>
              {number === null ? t("file") : t("see", { number })}
            </ButtonLink>
          ))}
        {standing && may.plan && standing.undecided > 0 ? (
          <TextLink href="/manage/objections">{t("list")}</TextLink>
        ) : null}
      </div>
      {corrects ? (
        <section className="mt-6" aria-labelledby="correction">
          <h3 id="correction" className="mb-3 text-card font-bold">
            {t("correct")}
          </h3>
          <ClientMessages namespaces={["stages"]}>
            <CorrectionForm
              key={stage.version}
              stageId={stage.id}
              version={stage.version}
              returnOn={today}
              cells={cellOptions(stage, locale, await getTranslations("stages.scores"))}
            />
          </ClientMessages>
        </section>
      ) : null}
    </Card>
  );
}

type Words = Awaited<ReturnType<typeof getTranslations<"stages.scores">>>;

/** Every score and verdict of the teams that were judged, with what stands now. */
function cellOptions(stage: StageDetail, locale: string, t: Words): CellOption[] {
  const { scores, plan } = stage;
  return stage.teams.flatMap((team) => {
    const of = (what: { nameKo: string; nameEn: string }, now: string) =>
      `${nameIn(locale, team)} · ${nameIn(locale, what)} (${now})`;
    const parts = plan.parts.flatMap((part) => {
      const cell = scores?.parts[team.teamId]?.[part.key];
      return cell
        ? [{ value: `${team.teamId} PART ${part.key}`, label: of(part, formatScore(cell.scoreHundredths)) }]
        : [];
    });
    const gates = plan.gates.flatMap((gate) => {
      const cell = scores?.gates[team.teamId]?.[gate.key];
      return cell
        ? [{ value: `${team.teamId} GATE ${gate.key}`, label: of(gate, t(cell.passed ? "passed" : "failed")) }]
        : [];
    });
    return [...parts, ...gates];
  });
}
