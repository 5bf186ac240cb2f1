import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatInstantShort } from "@/lib/platform/format";
import { revokeTokenAction } from "@/lib/verification/actions";
import type { TokenView } from "@/lib/verification/types";
import { KeyForm } from "./key-form";

const TONES = { LIVE: "done", REVOKED: "stop", EXPIRED: "todo" } as const;

/** V1: how a program hands in runs, and the operator's own keys. */
export function KeysCard({ stageId, tokens }: { stageId: string; tokens: readonly TokenView[] }) {
  const t = useTranslations("verification.keys");
  const locale = useLocale();
  return (
    <Card title={t("title")} hint={t("hint")}>
      <div className="grid gap-6">
        <pre className="rounded-card bg-surface-2 p-4.5 text-small break-all whitespace-pre-wrap">
          <code>{`curl -H "Authorization: Bearer fmv_…" \\
  -F teamId=… -F ranBy=AGENCY -F ranByName=… \\
  -F file=@results.json \\
  /api/v1/stages/${stageId}/verification-runs`}</code>
        </pre>
        <p className="text-small text-text-2">
          {t("answers")}{" "}
          <TextLink href={`/api/v1/openapi?locale=${locale}`} download>
            {t("description")}
          </TextLink>
        </p>
        {tokens.length > 0 ? (
          <Table
            caption={t("list")}
            rows={tokens}
            rowKey={(token) => token.id}
            columns={[
              { key: "name", header: t("name"), primary: true, render: (token) => token.name },
              { key: "ending", header: t("ending"), render: (token) => <code>…{token.ending}</code> },
              {
                key: "used",
                header: t("lastUsed"),
                render: (token) => (token.lastUsedAt ? formatInstantShort(token.lastUsedAt, locale) : t("never")),
              },
              { key: "expires", header: t("expires"), render: (token) => formatInstantShort(token.expiresAt, locale) },
              { key: "state", header: t("state"), render: (token) => <KeyState token={token} /> },
            ]}
          />
        ) : null}
        <KeyForm />
      </div>
    </Card>
  );
}

function KeyState({ token }: { token: TokenView }) {
  const t = useTranslations("verification.keys");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <StatusTag tone={TONES[token.state]}>{t(`states.${token.state}`)}</StatusTag>
      {token.state === "LIVE" ? (
        <ConfirmDialog
          triggerLabel={t("revoke")}
          triggerSize="compact"
          title={t("revokeTitle", { name: token.name })}
          description={t("revokeBody")}
          confirmLabel={t("revoke")}
          tone="danger"
          action={revokeTokenAction}
          input={{ tokenId: token.id }}
          refusalsNamespace="verification"
          successMessage={t("revoked")}
        />
      ) : null}
    </div>
  );
}
