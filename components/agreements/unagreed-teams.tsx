import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { nameIn } from "@/components/teams/words";
import { ActionButton } from "@/components/ui/action-button";
import { Card } from "@/components/ui/card";
import { TextLink } from "@/components/ui/text-link";
import { draftAgreementAction } from "@/lib/agreements/actions";
import type { UnagreedTeam } from "@/lib/agreements/types";

/** D4: teams whose support is resolved and whose agreement nobody has drafted. */
export function UnagreedTeams({ teams }: { teams: readonly UnagreedTeam[] }) {
  const t = useTranslations("agreements.list");
  const locale = useLocale();
  if (teams.length === 0) return null;
  return (
    <Card title={t("unagreed")} hint={t("unagreedHint")}>
      <ClientMessages namespaces={["agreements"]}>
        <ul className="grid gap-3">
          {teams.map((team) => (
            <li key={team.teamId} className="flex flex-wrap items-center justify-between gap-3">
              <span>
                <TextLink href={`/teams/${team.teamId}`}>{nameIn(locale, team)}</TextLink>
                <span className="block text-small text-text-2">{team.callCode}</span>
              </span>
              <ActionButton
                action={draftAgreementAction}
                input={{ teamId: team.teamId }}
                label={t("draft")}
                size="compact"
                refusalsNamespace="agreements"
                successMessage={t("drafted")}
                redirectTo="/agreements?standing=DRAFT"
              />
            </li>
          ))}
        </ul>
      </ClientMessages>
    </Card>
  );
}
