import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import type { PanelPage } from "@/lib/reviews/types/panel";
import { ChairFlags } from "./chair-flags";
import { leadIn } from "./names";

/** S6, S3: a reviewer's flags that the chair may not see, for an officer to answer; nothing where there are none. */
export function OfficerFlags({ rows }: { rows: PanelPage["flags"] }) {
  const t = useTranslations("workspace.flags");
  const locale = useLocale();
  if (rows.length === 0) return null;
  return (
    <ClientMessages namespaces={["workspace"]}>
      <Card id="flags" title={t("officersTitle")} hint={t("officersHint")}>
        {rows.map((row) => (
          <section key={row.proposalId} className="mt-4 first:mt-0">
            <h3 className="mb-2 text-body font-bold">
              {leadIn(locale, row)} <span className="num text-small text-text-2">{row.receiptNumber}</span>
            </h3>
            <ChairFlags flags={row.flags} />
          </section>
        ))}
      </Card>
    </ClientMessages>
  );
}
