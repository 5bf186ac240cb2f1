"use client";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useController } from "react-hook-form";
import { FieldError } from "@/components/forms/field-error";
import { describedBy } from "@/components/forms/field-frame";
import { useField } from "@/components/forms/form-context";
import { Skeleton } from "@/components/ui/skeleton";
import { formatCount } from "@/lib/platform/format";
import { type PlanBlock, pageTenths, planLength } from "@/lib/proposals/domain/plan-text";
import type { SectionPage } from "@/lib/proposals/types";
import { Example } from "../example";

// The editor is heavy and only these pages need it.
const PlanEditor = dynamic(() => import("./plan-editor").then((module) => module.PlanEditor), {
  ssr: false,
  loading: () => <Skeleton height={420} />,
});

function Length({ document, rules }: { document: readonly PlanBlock[]; rules: SectionPage["rules"] }) {
  const t = useTranslations("proposals.editor");
  const u = useTranslations("ui.form");
  const count = planLength(document);
  const { minChars, maxChars, charactersPerPage } = rules;
  const over = maxChars !== null && count > maxChars;
  const shown = formatCount(count);
  const characters =
    minChars !== null && count < minChars
      ? u("counterMinimum", { count: shown, minimum: formatCount(minChars) })
      : maxChars === null
        ? u("counterOpen", { count: shown })
        : u("counter", { count: shown, maximum: formatCount(maxChars) });
  const pages = (pageTenths(count, charactersPerPage) / 10).toFixed(1);
  return (
    <>
      <span className={over ? "font-semibold text-danger" : ""}>{characters}</span>
      {" · "}
      {t("pages", { pages, perPage: formatCount(charactersPerPage) })}
    </>
  );
}

/** The text of a plan section as a field: label, help, editor, its length in characters and pages, an example. */
export function PlanDocumentField({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.plan");
  const { field } = useController({ name: "document" });
  const { id, error } = useField("document");
  const document = Array.isArray(field.value) ? (field.value as PlanBlock[]) : [];
  const help = t(`${page.key}.help`);
  return (
    <div className={error ? "border-l-4 border-danger pl-3.5" : ""}>
      <p id={`${id}-label`} className="block font-semibold">
        {t(`${page.key}.label`)}
      </p>
      <div id={`${id}-help`} className="text-small text-text-2">
        {help}
      </div>
      <FieldError id={id} error={error} />
      <div className="mt-1.5">
        <PlanEditor
          id={id}
          labelledBy={`${id}-label`}
          describedBy={describedBy(id, { help, error, below: true })}
          invalid={error !== undefined}
          imageBase={`/api/proposals/${page.proposalId}/images`}
          editable={page.mayEdit}
          value={document}
          onChange={field.onChange}
          onBlur={field.onBlur}
        />
      </div>
      <div id={`${id}-below`} className="num mt-1 text-small text-text-2">
        <Length document={document} rules={page.rules} />
      </div>
      <Example>{t(`${page.key}.example`)}</Example>
    </div>
  );
}
