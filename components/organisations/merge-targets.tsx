import { useLocale, useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import type { LikelyDouble, RegistryName } from "@/lib/organisations/domain/doubles";
import { formatRegistrationNumber } from "@/lib/organisations/domain/registration-number";
import type { MergePage } from "@/lib/proposals/types/registry";

type Row = RegistryName & Partial<Pick<LikelyDouble<RegistryName>, "reason" | "differingDigits">>;

export const mergeHref = (sourceId: string, targetId: string): string =>
  `/manage/organisations/merge?source=${sourceId}&target=${targetId}`;

function Targets({ sourceId, rows, caption }: { sourceId: string; rows: readonly Row[]; caption: string }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  return (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => row.id}
      columns={[
        {
          key: "name",
          header: t("own.name"),
          primary: true,
          render: (row) => (
            <>
              {locale === "ko" ? row.nameKo : row.nameEn}{" "}
              {row.reason ? <Badge tone="neutral">{t(`merge.reasons.${row.reason}`)}</Badge> : null}
            </>
          ),
        },
        {
          key: "number",
          header: t("detail.number"),
          render: (row) => (
            <>
              <span className="num">{formatRegistrationNumber(row.registrationNumber)}</span>
              {row.differingDigits === undefined ? null : (
                <span className="block text-small text-text-2">
                  {t("merge.digits", { count: row.differingDigits })}
                </span>
              )}
            </>
          ),
        },
        {
          key: "choose",
          header: t("detail.actions"),
          align: "end",
          render: (row) => (
            <ButtonLink href={mergeHref(sourceId, row.id)} size="compact">
              {t("merge.choose")}
            </ButtonLink>
          ),
        },
      ]}
    />
  );
}

function Search({ page }: { page: MergePage }) {
  const t = useTranslations("organisations");
  return (
    <search>
      <form className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="source" value={page.source.id} />
        <div className="min-w-0 flex-1">
          <label htmlFor="merge-search" className="font-semibold">
            {t("merge.search")}
          </label>
          <p id="merge-search-help" className="text-small text-text-2">
            {t("join.help")}
          </p>
          <input
            id="merge-search"
            name="q"
            type="search"
            minLength={2}
            maxLength={100}
            required
            defaultValue={page.search}
            aria-describedby="merge-search-help"
            className="control mt-1.5 w-full"
          />
        </div>
        <Button type="submit" variant="primary">
          {t("join.search")}
        </Button>
      </form>
    </search>
  );
}

/** A2: which entry stays. Likely ones first, any other by name or number. */
export function MergeTargets({ page }: { page: MergePage }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  const { source, suggestions, found, search } = page;
  return (
    <Stack>
      <Notice tone="info" title={locale === "ko" ? source.nameKo : source.nameEn}>
        {t("merge.sourceIs", { number: formatRegistrationNumber(source.registrationNumber) })}
      </Notice>
      <Card title={t("merge.suggestions")} hint={t("merge.suggestionsHint")}>
        {suggestions.length > 0 ? (
          <Targets
            sourceId={source.id}
            caption={t("merge.suggestions")}
            rows={suggestions.map(({ entry, ...why }) => ({ ...entry, ...why }))}
          />
        ) : (
          <p className="text-text-2">{t("merge.noSuggestions")}</p>
        )}
      </Card>
      <Card title={t("merge.other")}>
        <Search page={page} />
        {search.length >= 2 ? (
          <div className="mt-5">
            {found.length > 0 ? (
              <Targets sourceId={source.id} caption={t("join.found")} rows={found} />
            ) : (
              <p className="text-text-2">{t("join.empty")}</p>
            )}
          </div>
        ) : null}
      </Card>
    </Stack>
  );
}
