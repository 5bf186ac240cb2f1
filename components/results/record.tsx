import { getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PUBLIC_SHEETS, type SheetKind, type StageResultView } from "@/lib/results/types";

/** The kinds of sheets behind a result, its own first. */
const kindsOf = ({ sources }: StageResultView): (typeof PUBLIC_SHEETS)[number][] =>
  PUBLIC_SHEETS.filter((kind) => kind === "stage" || sources.some((source) => source.kind === kind));
const fileOf = (number: number, kind: SheetKind): string =>
  `stage-${number}-${kind === "stage" ? "result" : kind}.json`;

/** S11: what anybody needs to compute the result again: files, hashes and the command. */
export async function ResultRecord({ view, isPublic }: { view: StageResultView; isPublic: boolean }) {
  const t = await getTranslations("results.record");
  const { number } = view.stage;
  const kinds = kindsOf(view);
  const hash = (value: string) => <code className="text-small break-all">{value}</code>;
  return (
    <Card title={t("title")} id="record">
      <p className="mb-3 max-w-[46em]">{view.sheetHash ? t("body") : t("notYet")}</p>
      <DescriptionList
        items={[
          { term: t("planHash"), detail: hash(view.planHash) },
          ...(view.sheetHash ? [{ term: t("sheetHash"), detail: hash(view.sheetHash) }] : []),
          ...(view.sheetHash
            ? [
                {
                  term: t("command"),
                  detail: hash(`npm run verify -- ${kinds.map((kind) => fileOf(number, kind)).join(" ")}`),
                  hint: t("commandHint"),
                },
              ]
            : []),
        ]}
      />
      {isPublic ? (
        <div className="mt-4 flex flex-wrap gap-2.5 print:hidden">
          {kinds.map((kind) => (
            <ButtonLink key={kind} size="compact" download href={`/api/results/${number}/${kind}`}>
              {t(`downloads.${kind}`)}
            </ButtonLink>
          ))}
        </div>
      ) : null}
    </Card>
  );
}
