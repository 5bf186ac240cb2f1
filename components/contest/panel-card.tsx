import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Progress } from "@/components/ui/progress";
import { Table } from "@/components/ui/table";
import { DIMENSIONS } from "@/lib/contest/domain/quota";
import type { ContestOverview, ContestPage } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";
import { WaveForm } from "./wave-form";

const GROUPS = ["PUBLIC", "EXPERT"] as const;

type Props = { contest: ContestOverview; may: ContestPage["may"]; stageId: string };

/** X3: who has been invited and has consented, against the seats and quotas. */
export async function PanelCard({ contest, may, stageId }: Props) {
  const t = await getTranslations("contest");
  return (
    <Card
      title={t("panel.title")}
      hint={t("panel.hint", { days: contest.rules.invitationDays })}
      actions={
        may.run ? (
          <ButtonLink href={`/stages/${stageId}/contest/voters`} size="compact">
            {t("voters.title")}
          </ButtonLink>
        ) : undefined
      }
    >
      <div className="flex flex-col gap-5">
        <Table
          caption={t("panel.title")}
          captionHidden
          rows={GROUPS.map((group) => ({ group, ...contest.voters[group] }))}
          rowKey={(row) => row.group}
          columns={[
            { key: "group", header: t("panel.group"), primary: true, render: (row) => t(`groups.${row.group}`) },
            { key: "seats", header: t("panel.seats"), align: "end", render: (row) => formatCount(row.seats) },
            { key: "invited", header: t("panel.invited"), align: "end", render: (row) => formatCount(row.invited) },
            {
              key: "consented",
              header: t("panel.consented"),
              align: "end",
              render: (row) => formatCount(row.consented),
            },
            { key: "declined", header: t("panel.declined"), align: "end", render: (row) => formatCount(row.declined) },
          ]}
        />
        <section aria-label={t("panel.quotas")} className="grid gap-5 md:grid-cols-2">
          {DIMENSIONS.map((dimension) => (
            <div key={dimension} className="flex flex-col gap-2">
              <h3 className="font-semibold">{t(`dimensions.${dimension}`)}</h3>
              {contest.quotas
                .filter((row) => row.dimension === dimension)
                .map((row) => (
                  <Progress
                    key={row.band}
                    label={t(`bands.${row.band}`)}
                    value={row.taken}
                    max={Math.max(1, row.seats)}
                    valueText={t("panel.taken", { taken: row.taken, seats: row.seats })}
                  />
                ))}
            </div>
          ))}
        </section>
        {may.run && contest.state !== "CLOSED" && (
          <ClientMessages namespaces={["contest"]}>
            <WaveForm contestId={contest.id} />
          </ClientMessages>
        )}
      </div>
    </Card>
  );
}
