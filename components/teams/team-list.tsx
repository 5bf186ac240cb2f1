import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatGpu, formatWonCompact } from "@/lib/platform/format";
import type { TeamListItem } from "@/lib/teams/types";
import { TeamStatusTag } from "./team-status";
import { nameIn, periodText } from "./words";

function AgreedGpus({ agreed }: { agreed: TeamListItem["agreedGpu"] }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  if (agreed.length === 0) return <span className="text-text-2">{t("notYet")}</span>;
  return (
    <ul>
      {agreed.map(({ period, gpuCount }) => (
        <li key={period}>
          <span className="text-text-2">{periodText(t, period)}</span> {formatGpu(gpuCount, locale)}
        </li>
      ))}
    </ul>
  );
}

/** All teams this reader may see. */
export function TeamList({ teams, isStaff }: { teams: readonly TeamListItem[]; isStaff: boolean }) {
  const t = useTranslations("teams");
  const locale = useLocale();
  if (teams.length === 0) {
    return <EmptyState title={t("empty.title")}>{t(isStaff ? "empty.body" : "empty.ownBody")}</EmptyState>;
  }
  const waiting = {
    key: "waiting",
    header: t("waiting"),
    render: (team: TeamListItem) =>
      team.waiting > 0 ? (
        <TextLink href={`/teams/${team.id}/support`}>{t("waitingCount", { count: team.waiting })}</TextLink>
      ) : (
        <span className="text-text-2">{t("nothingWaiting")}</span>
      ),
  };
  return (
    <Card>
      <Table
        caption={t("list")}
        captionHidden
        rows={teams}
        rowKey={(team) => team.id}
        columns={[
          {
            key: "name",
            header: t("name"),
            primary: true,
            render: (team) => (
              <>
                <TextLink href={`/teams/${team.id}`}>{nameIn(locale, team)}</TextLink>
                <span className="block text-small font-normal text-text-2">
                  {t("memberCount", { count: team.memberCount })} · {team.callCode}
                </span>
              </>
            ),
          },
          { key: "status", header: t("status"), render: (team) => <TeamStatusTag status={team.status} /> },
          { key: "gpu", header: t("agreedGpu"), render: (team) => <AgreedGpus agreed={team.agreedGpu} /> },
          {
            key: "won",
            header: t("agreedWon"),
            align: "end",
            render: (team) => (team.agreedWon > 0n ? formatWonCompact(team.agreedWon, locale) : t("notYet")),
          },
          ...(isStaff ? [waiting] : []),
        ]}
      />
    </Card>
  );
}
