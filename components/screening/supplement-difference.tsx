import { useLocale, useTranslations } from "next-intl";
import { DifferenceView } from "@/components/proposals/difference-view";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { formatBytes, formatInstant } from "@/lib/platform/format";
import type { SupplementAnswer, SupplementChange } from "@/lib/screening/types/supplement";
import { SupplementStory } from "./supplement-card";

type Files = Extract<SupplementChange, { kind: "FILES" }>;

function FileNames({ title, files }: { title: string; files: Files["added"] }) {
  if (files.length === 0) return null;
  return (
    <div>
      <h3 className="text-body">{title}</h3>
      <ul className="mt-1 grid gap-2">
        {files.map((file) => (
          <li key={`${file.name} ${file.sha256}`}>
            <p className="break-all">
              {file.name} <span className="num text-small text-text-2">{formatBytes(file.sizeBytes)}</span>
            </p>
            <code className="num text-small break-all text-text-2">{file.sha256}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Change({ change }: { change: SupplementChange }) {
  const t = useTranslations("supplements.difference");
  if (change.kind === "WRITTEN") return <DifferenceView lines={change.lines} />;
  if (change.added.length + change.removed.length === 0) return <p className="text-text-2">{t("unchanged")}</p>;
  return (
    <div className="grid gap-4">
      <FileNames title={t("added")} files={change.added} />
      <FileNames title={t("removed")} files={change.removed} />
    </div>
  );
}

/** A10: the request, both seals, and for every named section what its answer changed. */
export function SupplementDifference({ answer }: { answer: SupplementAnswer }) {
  const t = useTranslations("supplements");
  const names = useTranslations("proposals.sections");
  const locale = useLocale();
  const seal = ({ sealedAt, sha256 }: SupplementAnswer["after"]) => ({
    detail: <span className="num">{formatInstant(sealedAt, locale)}</span>,
    hint: <code className="num break-all">{sha256}</code>,
  });
  return (
    <>
      <Card title={t("card.title")}>
        <p className="whitespace-pre-line">{answer.request.reason}</p>
        <div className="mt-2 grid gap-1 text-small text-text-2">
          <SupplementStory row={answer.request} />
        </div>
      </Card>
      {answer.changes.map((change) => (
        <Card key={change.section} title={names(change.section)}>
          <Change change={change} />
        </Card>
      ))}
      <Card title={t("difference.seals")}>
        <DescriptionList
          items={[
            { term: t("difference.before"), ...seal(answer.before) },
            { term: t("difference.after"), ...seal(answer.after) },
          ]}
        />
      </Card>
    </>
  );
}
