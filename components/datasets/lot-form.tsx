"use client";
import { useLocale, useTranslations } from "next-intl";
import { CheckboxGroupField } from "@/components/forms/checkbox-group-field";
import { Form } from "@/components/forms/form";
import { NumberField } from "@/components/forms/number-field";
import { wordIn } from "@/components/ledger/words";
import { Dialog } from "@/components/ui/dialog";
import { openLotAction } from "@/lib/datasets/actions";
import { openLotSchema } from "@/lib/datasets/schema";
import type { WishRow } from "@/lib/datasets/types";
import { formatWonCompact } from "@/lib/platform/format";
import { CorpusFields } from "./corpus-fields";

/** T2: merges wishes into a lot; begins with the oldest wish and those for the same corpus of the same owner. */
export function LotForm({ wishes, year }: { wishes: readonly WishRow[]; year: number }) {
  const t = useTranslations("datasets");
  const locale = useLocale();
  const seed = wishes.at(-1);
  if (!seed) return null;
  const { corpus, owner, kind, sizeNote, estimatedWon } = seed;
  const alike = wishes.filter((one) => one.corpus === corpus && one.owner === owner).map(({ id }) => id);
  return (
    <Dialog
      key={wishes.length}
      triggerLabel={t("lots.open")}
      triggerVariant="primary"
      triggerSize="compact"
      title={t("lots.openTitle")}
      description={t("lots.openBody")}
    >
      <Form
        schema={openLotSchema}
        action={openLotAction}
        defaultValues={{ corpus, owner, kind, sizeNote, estimatedWon, year, wishIds: alike }}
        refusalsNamespace="datasets"
        submitLabel={t("lots.openSubmit")}
        successMessage={t("lots.opened")}
        redirectTo={(made) => `/ledger/data/${made.lotId}`}
      >
        <CheckboxGroupField
          name="wishIds"
          label={t("wishes.title")}
          options={wishes.map((wish) => ({
            value: wish.id,
            label: `${wordIn(locale, wish.teamKo, wish.teamEn)} · ${wish.corpus}`,
            hint: `${wish.owner} · ${formatWonCompact(wish.estimatedWon, locale)}`,
          }))}
        />
        <CorpusFields />
        <NumberField plain name="year" label={t("fields.year")} help={t("lots.yearHelp")} />
      </Form>
    </Dialog>
  );
}
