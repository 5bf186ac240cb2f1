import { useTranslations } from "next-intl";
import { ApiKeyTable } from "@/components/ui/api-key-table";
import { Card } from "@/components/ui/card";
import type { ApiKeyView } from "@/lib/platform/api-key";
import { revokeTokenAction } from "@/lib/utilisation/actions";

/** G5: keys of one team, or those for every team. */
export function TokenTable({ tokens }: { tokens: readonly ApiKeyView[] }) {
  const t = useTranslations("utilisation.keys");
  return (
    <Card title={t("list")}>
      <ApiKeyTable
        keys={tokens}
        revoke={revokeTokenAction}
        revokeBody={t("revokeBody")}
        refusalsNamespace="utilisation"
      />
    </Card>
  );
}
