"use client";
import { useLocale, useTranslations } from "next-intl";
import { useFormContext, useWatch } from "react-hook-form";
import { CheckboxField } from "@/components/forms/checkbox-field";
import { NumberField } from "@/components/forms/number-field";
import { TextareaField } from "@/components/forms/textarea-field";
import { Button } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import { StatusTag } from "@/components/ui/status-tag";
import { VisuallyHidden } from "@/components/ui/visually-hidden";
import { formatCount, formatGpu, formatGpuBlocks } from "@/lib/platform/format";
import { blocksOf, isLessorBlocked, nearestBlockCounts } from "@/lib/proposals/domain/gpu";
import { LONG_TEXT_MAXIMUM } from "@/lib/proposals/domain/sections/section";
import type { SectionPage } from "@/lib/proposals/types";
import { Example } from "./example";
import { GpuPlan } from "./gpu-plan";
import { halfYearMessage, inLanguage } from "./names";

/** What a count is made of, or which whole counts lie next to it. */
function BlockHint({ count, blocks }: { count: number; blocks: readonly number[] }) {
  const t = useTranslations("proposals.gpu");
  const locale = useLocale();
  const parts = blocksOf(count, blocks);
  if (parts) return formatGpuBlocks(parts, locale);
  const { below, above } = nearestBlockCounts(count, blocks);
  const near = [below, above].filter((value) => value > 0).map((value) => formatGpu(value, locale));
  return t("nearest", { near: near.join(", ") });
}

/** G1: adds a block at a touch, so that nobody reckons sums of blocks. */
function BlockButtons({
  path,
  count,
  blocks,
  title,
}: {
  path: string;
  count: number;
  blocks: readonly number[];
  title: string;
}) {
  const t = useTranslations("proposals.gpu");
  const { setValue } = useFormContext();
  const put = (value: number | null) => setValue(path, value, { shouldDirty: true });
  return (
    <fieldset className="flex flex-wrap gap-2">
      <legend className="sr-only">{t("blocksFor", { period: title })}</legend>
      {blocks.map((size) => (
        <Button key={size} size="compact" onClick={() => put(count + size)}>
          <VisuallyHidden>{title} </VisuallyHidden>
          {t("addBlock", { size: formatCount(size) })}
        </Button>
      ))}
      {count > 0 ? (
        <Button size="compact" variant="ghost" onClick={() => put(null)}>
          <VisuallyHidden>{title} </VisuallyHidden>
          {t("clear")}
        </Button>
      ) : null}
    </fieldset>
  );
}

function HalfYearRow({ page, index, halfYear }: { page: SectionPage; index: number; halfYear: string }) {
  const t = useTranslations("proposals");
  const { rules, members } = page;
  const path = `requests.${index}`;
  const count: unknown = useWatch({ name: `${path}.gpuCount` });
  const given = typeof count === "number" && count > 0 ? count : 0;
  const lead = members.find((member) => member.role === "LEAD");
  const title = t(...halfYearMessage(halfYear));
  if (isLessorBlocked(halfYear, lead?.leases ?? false, rules))
    return (
      <Card level={3} title={title} status={<StatusTag tone="stop">{t("gpu.blocked")}</StatusTag>}>
        <p className="text-text-2">{t("gpu.blockedBody")}</p>
        {given > 0 ? <NumberField name={`${path}.gpuCount`} label={t("gpu.clearCount")} unit={t("gpu.unit")} /> : null}
      </Card>
    );
  const other = given > 0 && blocksOf(given, rules.blocks) === null;
  return (
    <Card level={3} title={title}>
      <div className="grid gap-4">
        <NumberField
          name={`${path}.gpuCount`}
          label={t("gpu.count")}
          unit={t("gpu.unit")}
          optional
          help={given > 0 ? <BlockHint count={given} blocks={rules.blocks} /> : t("gpu.countHelp")}
        />
        <BlockButtons path={`${path}.gpuCount`} count={given} blocks={rules.blocks} title={title} />
        {other ? (
          <TextareaField
            name={`${path}.otherSizeReason`}
            label={t("gpu.otherSizeReason")}
            rows={2}
            maximum={LONG_TEXT_MAXIMUM}
          />
        ) : null}
        {given > 0 ? (
          <TextareaField
            name={`${path}.purpose`}
            label={t("gpu.purpose")}
            help={t("gpu.purposeHelp")}
            rows={3}
            maximum={LONG_TEXT_MAXIMUM}
          />
        ) : null}
      </div>
    </Card>
  );
}

/** A5: says at once what leasing means for this proposal. */
function LessorNotice({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const through = t(...halfYearMessage(page.rules.lessorExcludedThrough));
  const lead = page.members.find((member) => member.role === "LEAD");
  const leasing = page.members.filter((member) => member.role === "PARTICIPANT" && member.leases);
  const names = leasing.map((member) => inLanguage(locale, member.nameKo, member.nameEn)).join(", ");
  return (
    <>
      {lead?.leases ? (
        <Notice tone="warning" title={t("gpu.lessorTitle")}>
          {t("gpu.lessorBody", { lead: inLanguage(locale, lead.nameKo, lead.nameEn), through })}
        </Notice>
      ) : null}
      {leasing.length > 0 ? <Notice tone="info">{t("gpu.lessorParticipant", { names, through })}</Notice> : null}
    </>
  );
}

/** ⑦: per half-year, in blocks; other sizes with a reason. */
export function GpuFields({ page }: { page: SectionPage }) {
  const t = useTranslations("proposals.gpu");
  const notNeeded: unknown = useWatch({ name: "notNeeded" });
  const blocks = page.rules.blocks.map((size) => formatCount(size)).join(" · ");
  return (
    <>
      <LessorNotice page={page} />
      <CheckboxField name="notNeeded" label={t("notNeeded")} optional />
      {notNeeded === true ? null : (
        <>
          <p className="text-text-2">{t("intro", { blocks })}</p>
          <div className="grid gap-3">
            {page.rules.halfYears.map((halfYear, index) => (
              <HalfYearRow key={halfYear} page={page} index={index} halfYear={halfYear} />
            ))}
          </div>
        </>
      )}
      {notNeeded === true ? null : <GpuPlan page={page} />}
      <NumberField name="ownGpuCount" label={t("own")} help={t("ownHelp")} unit={t("unit")} optional />
      <Example>{t("example")}</Example>
    </>
  );
}
