import { useLocale, useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Table } from "@/components/ui/table";
import { TextLink } from "@/components/ui/text-link";
import type { OwnOrganisation } from "@/lib/organisations/types";

/** The organisations one may act for; without any, how to get one. */
export function OwnOrganisations({ own, mayRegister }: { own: readonly OwnOrganisation[]; mayRegister: boolean }) {
  const t = useTranslations("organisations");
  const locale = useLocale();
  if (own.length === 0) {
    return (
      <EmptyState
        title={t("own.empty")}
        action={
          mayRegister ? (
            <>
              <ButtonLink href="/organisations/join" variant="primary">
                {t("joinLink")}
              </ButtonLink>
              <ButtonLink href="/organisations/new">{t("register")}</ButtonLink>
            </>
          ) : undefined
        }
      >
        {t("own.emptyBody")}
      </EmptyState>
    );
  }
  return (
    <Card>
      <Table
        caption={t("own.caption")}
        captionHidden
        rows={own}
        rowKey={(row) => row.id}
        columns={[
          {
            key: "name",
            header: t("own.name"),
            primary: true,
            render: (row) => (
              <TextLink href={`/organisations/${row.id}`}>{locale === "ko" ? row.nameKo : row.nameEn}</TextLink>
            ),
          },
          { key: "role", header: t("own.role"), render: (row) => t(`roles.${row.role}`) },
        ]}
      />
    </Card>
  );
}
