"use client";
import { useTranslations } from "next-intl";
import { Form } from "@/components/forms/form";
import { HiddenField } from "@/components/forms/hidden-field";
import { RadioGroupField } from "@/components/forms/radio-group-field";
import { SelectField } from "@/components/forms/select-field";
import { TextField } from "@/components/forms/text-field";
import { ButtonLink } from "@/components/ui/button-link";
import { addBenchmarkAction, changeBenchmarkAction } from "@/lib/references/actions";
import { BENCHMARK_DOMAINS, isBenchmarkDomain } from "@/lib/references/domain/catalogue";
import { fromMillionths } from "@/lib/references/domain/millionths";
import { addBenchmarkSchema, changeBenchmarkSchema } from "@/lib/references/schema";
import type { BenchmarkDetail } from "@/lib/references/types";

function FactFields() {
  const t = useTranslations("references.benchmarkForm");
  const words = useTranslations("references");
  return (
    <>
      <TextField name="nameKo" label={t("nameKo")} width="medium" />
      <TextField name="nameEn" label={t("nameEn")} width="medium" />
      <SelectField
        name="domain"
        label={t("domain")}
        options={BENCHMARK_DOMAINS.map((value) => ({ value, label: words(`domains.${value}`) }))}
      />
      <TextField name="metric" label={t("metric")} width="medium" optional />
      <RadioGroupField
        name="direction"
        label={t("direction")}
        options={(["HIGHER", "LOWER"] as const).map((value) => ({ value, label: words(`directions.${value}`) }))}
      />
      <TextField name="scaleMax" label={t("scaleMax")} help={t("scaleHelp")} width="short" inputMode="decimal" />
      <TextField name="sourceUrl" label={t("sourceUrl")} type="url" />
    </>
  );
}

export function AddBenchmarkForm() {
  const t = useTranslations("references.benchmarkForm");
  return (
    <Form
      schema={addBenchmarkSchema}
      action={addBenchmarkAction}
      defaultValues={{
        key: "",
        nameKo: "",
        nameEn: "",
        domain: "knowledge",
        metric: "",
        direction: "HIGHER",
        scaleMax: "1",
        sourceUrl: "",
      }}
      refusalsNamespace="references"
      submitLabel={t("add")}
      successMessage={t("added")}
      redirectTo={({ id }) => `/references/benchmarks/${id}`}
      secondary={<ButtonLink href="/references/benchmarks">{t("cancel")}</ButtonLink>}
    >
      <TextField name="key" label={t("key")} help={t("keyHelp")} width="medium" />
      <FactFields />
    </Form>
  );
}

export function ChangeBenchmarkForm({ benchmark }: { benchmark: BenchmarkDetail }) {
  const t = useTranslations("references.benchmarkForm");
  const { id, version, nameKo, nameEn, domain, metric, direction, scaleMaxMillionths, sourceUrl } = benchmark;
  return (
    <Form
      schema={changeBenchmarkSchema}
      action={changeBenchmarkAction}
      defaultValues={{
        benchmarkId: id,
        expectedVersion: version,
        nameKo,
        nameEn,
        domain: isBenchmarkDomain(domain) ? domain : "other",
        metric,
        direction,
        scaleMax: fromMillionths(scaleMaxMillionths),
        sourceUrl,
      }}
      refusalsNamespace="references"
      submitLabel={t("save")}
      successMessage={t("saved")}
      redirectTo={`/references/benchmarks/${id}`}
      secondary={<ButtonLink href={`/references/benchmarks/${id}`}>{t("cancel")}</ButtonLink>}
    >
      <HiddenField name="benchmarkId" />
      <HiddenField name="expectedVersion" />
      <FactFields />
    </Form>
  );
}
