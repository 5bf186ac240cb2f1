import { useLocale, useTranslations } from "next-intl";
import { ApiKeyTable } from "@/components/ui/api-key-table";
import { Card } from "@/components/ui/card";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { ApiKeyView } from "@/lib/platform/api-key";
import { revokeTokenAction } from "@/lib/verification/actions";
import { KeyForm } from "./key-form";

type Props = {
  stageId: string;
  /** Of the portal, as programs reach it. */
  origin: string;
  teams: readonly { teamId: string; nameKo: string; nameEn: string }[];
  tokens: readonly ApiKeyView[];
};

/** V1: how a program hands in runs, and the operator's own keys. */
export function KeysCard({ stageId, origin, teams, tokens }: Props) {
  const t = useTranslations("verification.keys");
  const locale = useLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <div className="grid gap-6">
        <pre className="rounded-card bg-surface-2 p-4.5 text-small break-all whitespace-pre-wrap">
          <code>{`curl -H "Authorization: Bearer fmv_…" \\
  -F teamId=${teams[0]?.teamId ?? "…"} -F ranBy=AGENCY -F ranByName=… \\
  -F file=@results.json \\
  ${origin}/api/v1/stages/${stageId}/verification-runs`}</code>
        </pre>
        <Table
          caption={t("teams")}
          rows={teams}
          rowKey={(team) => team.teamId}
          columns={[
            {
              key: "team",
              header: t("team"),
              primary: true,
              render: (team) => (locale === "ko" ? team.nameKo : team.nameEn),
            },
            {
              key: "id",
              header: "teamId",
              render: (team) => <code className="text-small break-all">{team.teamId}</code>,
            },
          ]}
        />
        <p className="text-small text-text-2">
          {t("answers")}{" "}
          <TextLink href={`/api/v1/openapi?locale=${locale}`} download>
            {t("description")}
          </TextLink>
        </p>
        {tokens.length > 0 ? (
          <ApiKeyTable
            keys={tokens}
            revoke={revokeTokenAction}
            revokeBody={t("revokeBody")}
            refusalsNamespace="verification"
          />
        ) : null}
        <KeyForm />
      </div>
    </Card>
  );
}
