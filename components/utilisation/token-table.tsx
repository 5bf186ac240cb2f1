import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatInstantShort } from "@/lib/platform/format";
import { revokeTokenAction } from "@/lib/utilisation/actions";
import type { TokenView } from "@/lib/utilisation/types";

const TONES = { LIVE: "done", REVOKED: "stop", EXPIRED: "todo" } as const;

function TokenState({ token }: { token: TokenView }) {
  const t = useTranslations("utilisation.keys");
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
          refusalsNamespace="utilisation"
          successMessage={t("revoked")}
        />
      ) : null}
    </div>
  );
}

/** Keys and whether they are in use; never the keys themselves. */
export function TokenTable({ tokens }: { tokens: readonly TokenView[] }) {
  const t = useTranslations("utilisation.keys");
  const locale = useLocale();
  const at = (instant: Date | null) => (instant ? formatInstantShort(instant, locale) : t("never"));
  return (
    <Card title={t("list")}>
      <Table
        caption={t("list")}
        captionHidden
        rows={tokens}
        rowKey={(row) => row.id}
        empty={<p className="text-text-2">{t("none")}</p>}
        columns={[
          { key: "name", header: t("name"), primary: true, render: (row) => row.name },
          { key: "ending", header: t("ending"), render: (row) => <code className="font-mono">…{row.ending}</code> },
          { key: "by", header: t("by"), render: (row) => row.createdBy },
          { key: "created", header: t("created"), render: (row) => at(row.createdAt) },
          { key: "lastUsed", header: t("lastUsed"), render: (row) => at(row.lastUsedAt) },
          { key: "expires", header: t("expires"), render: (row) => at(row.expiresAt) },
          {
            key: "state",
            header: t("state"),
            render: (row) => <TokenState token={row} />,
          },
        ]}
      />
    </Card>
  );
}
