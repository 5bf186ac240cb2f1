import { useLocale, useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import { formatCount, formatInstantShort } from "@/lib/platform/format";
import { restoreSectionAction } from "@/lib/proposals/actions/together";
import type { HistoryPage, SectionVersion } from "@/lib/proposals/types/together";
import { DifferenceView } from "./difference-view";

function useSize() {
  const t = useTranslations("editing.history");
  return ({ size }: SectionVersion): string => {
    if (!size) return t("first");
    const parts = [
      ...(size.added > 0 ? [t("added", { count: formatCount(size.added) })] : []),
      ...(size.removed > 0 ? [t("removed", { count: formatCount(size.removed) })] : []),
    ];
    return parts.join(" · ") || t("same");
  };
}

function Restore({ page, version }: { page: HistoryPage; version: SectionVersion }) {
  const t = useTranslations("editing.history");
  if (version.current) return <Badge>{t("current")}</Badge>;
  if (!page.mayRestore) return null;
  return (
    <ConfirmDialog
      triggerLabel={t("restore")}
      triggerVariant="ghost"
      triggerSize="compact"
      title={t("restoreTitle", { version: version.version })}
      description={t("restoreBody")}
      confirmLabel={t("restore")}
      action={restoreSectionAction}
      input={{
        proposalId: page.proposalId,
        key: page.key,
        version: page.currentVersion,
        revision: version.version,
      }}
      refusalsNamespace="editing"
      successMessage={t("restored")}
    />
  );
}

function Versions({ page, pathname }: { page: HistoryPage; pathname: string }) {
  const t = useTranslations("editing.history");
  const locale = useLocale();
  const sizeOf = useSize();
  const before = (version: SectionVersion) => page.versions[page.versions.indexOf(version) + 1];
  return (
    <Table
      caption={t("list")}
      captionHidden
      rows={page.versions}
      rowKey={(version) => String(version.version)}
      columns={[
        { key: "version", header: t("list"), render: ({ version }) => t("version", { version }), primary: true },
        { key: "when", header: t("when"), render: ({ savedAt }) => formatInstantShort(savedAt, locale) },
        { key: "who", header: t("who"), render: ({ byName }) => byName },
        { key: "size", header: t("size"), render: sizeOf },
        {
          key: "compare",
          header: t("compare"),
          render: (version) => {
            const other = before(version);
            return other ? (
              <TextLink href={`${pathname}?from=${other.version}&to=${version.version}#compared`}>
                {t("compare")}
              </TextLink>
            ) : (
              "–"
            );
          },
        },
        {
          key: "restore",
          header: t("restore"),
          render: (version) => <Restore page={page} version={version} />,
          align: "end",
        },
      ]}
    />
  );
}

function Choose({ page }: { page: HistoryPage }) {
  const t = useTranslations("editing.history");
  const locale = useLocale();
  const choices = [
    { name: "from", label: t("from"), value: page.compared?.from },
    { name: "to", label: t("to"), value: page.compared?.to },
  ];
  return (
    <form method="get" className="mb-5 grid items-end gap-4 md:grid-cols-[1fr_1fr_auto]">
      {choices.map(({ name, label, value }) => (
        <label key={name} className="grid min-w-0 gap-1.5 font-semibold">
          {label}
          <select name={name} defaultValue={value} className="control">
            {page.versions.map(({ version, byName, savedAt }) => (
              <option key={version} value={version}>
                {t("choose", { version, name: byName, at: formatInstantShort(savedAt, locale) })}
              </option>
            ))}
          </select>
        </label>
      ))}
      <Button type="submit">{t("show")}</Button>
    </form>
  );
}

/** A7: the versions of a section, the difference between any two, and the way back. */
export function HistoryView({ page, pathname }: { page: HistoryPage; pathname: string }) {
  const t = useTranslations("editing.history");
  if (page.versions.length === 0) return <EmptyState title={t("empty")}>{t("emptyBody")}</EmptyState>;
  const { compared } = page;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <Card title={t("list")}>
        {page.shortened ? (
          <p className="mb-3 text-small text-text-2">{t("latest", { count: page.versions.length })}</p>
        ) : null}
        <Versions page={page} pathname={pathname} />
      </Card>
      {page.versions.length > 1 ? (
        <Card id="compared" title={t("compareTitle")}>
          <Choose page={page} />
          {compared ? (
            <>
              <h3 className="mb-3 text-body font-semibold">
                {t("differences", { from: compared.from, to: compared.to })}
              </h3>
              <DifferenceView lines={compared.lines} />
            </>
          ) : null}
        </Card>
      ) : null}
    </div>
  );
}
