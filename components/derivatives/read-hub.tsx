import { useLocale, useTranslations } from "next-intl";
import { nameIn } from "@/components/stages/names";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { requestReadingAction } from "@/lib/derivatives/actions";
import type { ReadingView, TeamView } from "@/lib/derivatives/types";

const PROBLEMS = [
  ...(["HUB_STATUS", "HUB_UNREACHABLE", "HUB_TIMEOUT", "HUB_TOO_LARGE", "HUB_ELSEWHERE"] as const),
  ...(["HUB_ENDLESS", "HUB_NOT_JSON"] as const),
] as const;

type Props = { team: TeamView; stageId: string; hubOrigin: string | null };

/** Y1: reads a team's family from the hub, where one is configured; how far it is, or why it stopped. */
export function ReadHub({ team, stageId, hubOrigin }: Props) {
  const t = useTranslations("derivatives.hub");
  const locale = useLocale();
  const { reading, may } = team;
  if (!may.import || (!hubOrigin && !reading)) return null;
  const isRunning = reading?.state === "WAITING" || reading?.state === "READING";
  return (
    <div>
      {hubOrigin && !isRunning ? (
        <ConfirmDialog
          triggerLabel={t("read")}
          triggerSize="compact"
          triggerVariant="secondary"
          title={t("title", { team: nameIn(locale, team) })}
          description={t("body", { origin: hubOrigin })}
          confirmLabel={t("read")}
          action={requestReadingAction}
          input={{ stageId, teamId: team.teamId }}
          refusalsNamespace="derivatives"
          successMessage={t("asked")}
        />
      ) : null}
      {reading ? <Standing reading={reading} /> : null}
    </div>
  );
}

function Standing({ reading: { state, pages, models, problem, detail } }: { reading: ReadingView }) {
  const t = useTranslations("derivatives.hub");
  const known = PROBLEMS.find((code) => code === problem);
  return (
    <p className="mt-1 text-small text-text-2">
      {t(`states.${state}`, { pages, models })}
      {state === "FAILED" ? (
        <span className="block wrap-anywhere">
          {known ? t(`problems.${known}`, { detail }) : t("problems.OTHER", { code: problem, detail })}
        </span>
      ) : null}
    </p>
  );
}
