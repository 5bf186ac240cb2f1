import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { LinkTabs } from "@/components/ui/link-tabs";
import type { SupportResource } from "@/lib/teams/domain/support";
import type { SupportCellView, TeamView } from "@/lib/teams/types";
import type { GpuOutlook } from "./gpu-effect";
import { SupportForm } from "./support-form";

const STEPS = ["RECOMMENDED", "DELIBERATED"] as const;
type Step = (typeof STEPS)[number];
type Props = {
  team: TeamView;
  name: string;
  /** As the address says. */
  step: string | null;
  outlook: GpuOutlook | null;
};

/** Steps this reader may write; the one that waits for them first. */
export function SupportDecision({ team, name, step, outlook }: Props) {
  const t = useTranslations("teams.support");
  const may: Record<Step, readonly SupportResource[]> = {
    RECOMMENDED: team.canRecommend,
    DELIBERATED: team.canDeliberate,
  };
  const allowed = STEPS.filter((one) => may[one].length > 0);
  const waits = allowed.find((one) => team.cells.some((cell) => cell.next === one && may[one].includes(cell.resource)));
  const current = allowed.find((one) => one === step) ?? waits ?? allowed[0];
  if (!current) return <Card>{t("nothingAllowed")}</Card>;
  // H2: of a team that left, only talent support goes on.
  const open = (cell: SupportCellView) => team.status === "ACTIVE" || cell.resource === "TALENT";
  const cells = team.cells.filter((cell) => may[current].includes(cell.resource) && open(cell));
  const subject = { id: team.id, name, version: team.version };
  return (
    <>
      {allowed.length > 1 ? (
        <LinkTabs
          label={t("which")}
          current={current}
          tabs={allowed.map((one) => ({
            key: one,
            label: t(`tabs.${one}`),
            href: `/teams/${team.id}/support?step=${one}`,
            count: team.cells.filter((cell) => cell.next === one && may[one].includes(cell.resource)).length,
          }))}
        />
      ) : null}
      <SupportForm
        key={current}
        step={current}
        team={subject}
        cells={cells}
        guidance={team.dataGuidance}
        outlook={outlook}
      />
    </>
  );
}
