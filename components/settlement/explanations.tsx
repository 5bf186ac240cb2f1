import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { lineName } from "@/lib/settlement/domain/line-words";
import { linesOf } from "@/lib/settlement/domain/statement";
import type { SettlementView } from "@/lib/settlement/types";
import { useLineWords } from "./use-line-words";

/** The team's word on every line in which the agreement and what happened differ. */
export function Explanations({ settlement }: { settlement: SettlementView }) {
  const t = useTranslations("settlement.statement");
  const words = useLineWords();
  // What the team is still writing is in its form.
  if (settlement.status === "DRAFT") return null;
  const lines = linesOf(settlement.content).filter((line) => settlement.differing.includes(line.key));
  return (
    <Card title={t("explanations")}>
      {lines.length === 0 ? (
        <p className="text-text-2">{t("noExplanations")}</p>
      ) : (
        <DescriptionList
          items={lines.map((line) => ({ term: lineName(line, words), detail: line.explanation || t("missing") }))}
        />
      )}
    </Card>
  );
}
