import { useTranslations } from "next-intl";
import { TileGrid } from "@/components/layout/tile-grid";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Card } from "@/components/ui/card";
import { Deadline } from "@/components/ui/deadline";
import { EmptyState } from "@/components/ui/empty-state";
import { Notice } from "@/components/ui/notice";
import { PrintButton } from "@/components/ui/print-button";
import { Progress } from "@/components/ui/progress";
import { Skeleton } from "@/components/ui/skeleton";
import { StatTile } from "@/components/ui/stat-tile";
import { StatusTag } from "@/components/ui/status-tag";
import { StepIndicator } from "@/components/ui/step-indicator";
import { TextLink } from "@/components/ui/text-link";
import { GallerySection } from "./gallery-section";

const DAYS_LEFT_MS = 6 * 86_400_000 + 3 * 3_600_000 + 12 * 60_000;

/** Buttons, statuses, tiles, notices, states. */
export function GalleryBasics({ serverNow }: { serverNow: Date }) {
  const t = useTranslations("gallery");
  return (
    <>
      <GallerySection title={t("buttons")}>
        <div className="flex flex-wrap items-center gap-2.5">
          <Button variant="primary">{t("primary")}</Button>
          <Button>{t("secondary")}</Button>
          <Button variant="danger">{t("danger")}</Button>
          <Button variant="ghost">{t("ghost")}</Button>
          <Button variant="primary" pending>
            {t("pending")}
          </Button>
          <Button disabled>{t("secondary")}</Button>
          <ButtonLink href="/gallery" size="compact">
            {t("link")}
          </ButtonLink>
          <PrintButton />
          <TextLink href="/gallery">{t("link")}</TextLink>
          <TextLink href="https://www.korea.kr" external>
            {t("external")}
          </TextLink>
        </div>
      </GallerySection>
      <GallerySection title={t("statuses")}>
        <div className="flex flex-wrap items-center gap-3">
          {(["done", "doing", "todo", "stop", "warn"] as const).map((tone) => (
            <StatusTag key={tone} tone={tone}>
              {t(tone)}
            </StatusTag>
          ))}
          {(["neutral", "primary", "danger", "warning", "success", "info"] as const).map((tone) => (
            <Badge key={tone} tone={tone}>
              {t("category")}
            </Badge>
          ))}
        </div>
        <Deadline label={t("deadline")} instant={new Date(+serverNow + DAYS_LEFT_MS)} serverNow={serverNow} />
        <Card>
          <StepIndicator
            label={t("stepsLabel")}
            steps={[
              { label: t("step1"), detail: "15 → 5", state: "past" },
              { label: t("step2"), detail: "2025. 8.", state: "past", href: "/gallery" },
              { label: t("step3"), detail: "5 → 4", state: "now" },
              { label: t("step4"), detail: "~2030", state: "next" },
            ]}
          />
        </Card>
        <TileGrid>
          {[1, 2, 3, 4].map((tile) => (
            <StatTile
              key={tile}
              question={t("question")}
              answer={t("answer")}
              detail={t("answerDetail")}
              href="/gallery"
            />
          ))}
        </TileGrid>
        <Card title={t("progress")}>
          <Progress label={t("progress")} value={8} max={13} valueText={t("progressText")} />
        </Card>
      </GallerySection>
      <GallerySection title={t("states")}>
        {(["info", "warning", "danger", "success"] as const).map((tone) => (
          <Notice key={tone} tone={tone} title={t("noticeTitle")}>
            {t("noticeBody")}
          </Notice>
        ))}
        <EmptyState title={t("emptyTitle")} action={<ButtonLink href="/calls">{t("emptyAction")}</ButtonLink>}>
          {t("emptyBody")}
        </EmptyState>
        <Card>
          <Skeleton />
        </Card>
      </GallerySection>
    </>
  );
}
