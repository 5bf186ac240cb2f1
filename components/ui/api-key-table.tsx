import { useLocale, useTranslations } from "next-intl";
import type { ApiKeyView } from "@/lib/platform/api-key";
import { formatInstant } from "@/lib/platform/format";
import type { Outcome } from "@/lib/platform/outcome";
import { ConfirmDialog } from "./confirm-dialog";
import { StatusTag } from "./status-tag";
import { Table } from "./table";

type Props = {
  keys: readonly ApiKeyView[];
  revoke: (input: { tokenId: string }) => Promise<Outcome<unknown>>;
  /** What taking a key back means here. */
  revokeBody: string;
  refusalsNamespace: string;
};

const TONES = { LIVE: "done", REVOKED: "stop", EXPIRED: "todo" } as const;

function State({ row, revoke, revokeBody, refusalsNamespace }: Omit<Props, "keys"> & { row: ApiKeyView }) {
  const t = useTranslations("ui.keys");
  return (
    <div className="flex flex-wrap items-center gap-2">
      <StatusTag tone={TONES[row.state]}>{t(`states.${row.state}`)}</StatusTag>
      {row.state === "LIVE" ? (
        <ConfirmDialog
          triggerLabel={t("revoke")}
          triggerSize="compact"
          title={t("revokeTitle", { name: row.name })}
          description={revokeBody}
          confirmLabel={t("revoke")}
          tone="danger"
          action={revoke}
          input={{ tokenId: row.id }}
          refusalsNamespace={refusalsNamespace}
          successMessage={t("revoked")}
        />
      ) : null}
    </div>
  );
}

/** Keys of programs and whether they are in use; never the keys themselves. */
export function ApiKeyTable({ keys, ...rest }: Props) {
  const t = useTranslations("ui.keys");
  const locale = useLocale();
  const at = (instant: Date | null) => (instant ? formatInstant(instant, locale) : t("never"));
  const named = keys.some(({ createdBy }) => createdBy !== undefined);
  return (
    <Table
      caption={t("list")}
      captionHidden
      rows={keys}
      rowKey={(row) => row.id}
      empty={<p className="text-text-2">{t("none")}</p>}
      columns={[
        { key: "name", header: t("name"), primary: true, render: (row) => row.name },
        { key: "ending", header: t("ending"), render: (row) => <code className="font-mono">…{row.ending}</code> },
        ...(named ? [{ key: "by", header: t("by"), render: (row: ApiKeyView) => row.createdBy ?? "" }] : []),
        { key: "created", header: t("created"), render: (row) => at(row.createdAt) },
        { key: "lastUsed", header: t("lastUsed"), render: (row) => at(row.lastUsedAt) },
        { key: "expires", header: t("expires"), render: (row) => at(row.expiresAt) },
        { key: "state", header: t("state"), render: (row) => <State row={row} {...rest} /> },
      ]}
    />
  );
}
