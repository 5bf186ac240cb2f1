import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/stages/names";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { EndpointView, OwnSeat } from "@/lib/contest/types";
import { formatCount } from "@/lib/platform/format";
import { EndpointDialog, TestButton } from "./endpoint-form";
import { EndpointStatus } from "./endpoint-status";

async function endpointItems(endpoint: EndpointView, rules: OwnSeat["rules"]) {
  const t = await getTranslations("contest.endpoint");
  return [
    { term: t("address"), detail: <span className="break-all">{endpoint.baseUrl}</span> },
    { term: t("askedModel"), detail: <span className="break-all">{endpoint.model}</span> },
    {
      term: t("keyTerm"),
      detail: endpoint.keyEnding ? t("keyEnding", { ending: endpoint.keyEnding }) : t("keyHidden"),
    },
    { term: t("state"), detail: <EndpointStatus endpoint={endpoint} /> },
    {
      term: t("spent"),
      detail: t("spentValue", {
        requests: formatCount(endpoint.requests),
        requestBudget: formatCount(rules.requestBudget),
        tokens: formatCount(endpoint.outputTokens),
        tokenBudget: formatCount(rules.tokenBudget),
      }),
    },
  ];
}

async function SeatCard({ seat }: { seat: OwnSeat }) {
  const t = await getTranslations("contest.endpoint");
  const teamName = nameIn(await getLocale(), seat);
  const { contestId, teamId, endpoint, rules } = seat;
  return (
    <Card
      title={t("cardTitle")}
      hint={t("cardHint")}
      actions={
        <ClientMessages namespaces={["contest"]}>
          <EndpointDialog {...{ contestId, teamId, teamName, endpoint }} />
          {endpoint && <TestButton contestId={contestId} teamId={teamId} />}
        </ClientMessages>
      }
    >
      <div className="grid gap-4">
        {!endpoint && seat.answers < seat.prompts && <Notice tone="warning">{t("missing")}</Notice>}
        <DescriptionList
          items={[
            {
              term: t("variant"),
              detail: (
                <span className="break-all">
                  {seat.modelName} <span className="text-small text-text-2">{seat.revision}</span>
                </span>
              ),
            },
            {
              term: t("answers"),
              detail: t("answersValue", { count: formatCount(seat.answers), of: formatCount(seat.prompts) }),
            },
            ...(endpoint ? await endpointItems(endpoint, rules) : []),
            {
              term: t("settings"),
              detail: t("settingsValue", {
                temperature: rules.temperatureHundredths / 100,
                tokens: formatCount(rules.maxOutputTokens),
                attempts: rules.attempts,
              }),
            },
          ]}
        />
      </div>
    </Card>
  );
}

/** X2: for a team's own people, while the contest is prepared: where their registered variant answers. */
export function OwnSeats({ seats }: { seats: readonly OwnSeat[] }) {
  return seats.map((seat) => <SeatCard key={seat.teamId} seat={seat} />);
}
