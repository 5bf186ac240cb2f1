import { getLocale, getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import { recuseAction } from "@/lib/deliberation/actions";
import type { ItemView } from "@/lib/deliberation/types";
import { formatInstant } from "@/lib/platform/format";

/** Beside the table: who decides about this item, who is away from it and why, and the drafts so far. */
export async function ItemAside({ item }: { item: ItemView }) {
  const [t, locale] = await Promise.all([getTranslations("deliberation"), getLocale()]);
  const { roll } = item;
  return (
    <>
      {item.stage ? (
        <Card title={t("stage.title")} hint={t("stage.hint")}>
          <DescriptionList
            items={[
              { term: t("stage.hash"), detail: <code className="break-all text-small">{item.stage.sheetHash}</code> },
            ]}
          />
          <p className="mt-4">
            <TextLink href={`/stages/${item.stage.id}`}>{t("stage.open", { number: item.stage.number })}</TextLink>
          </p>
        </Card>
      ) : null}
      <Card
        title={t("roll.title")}
        status={
          <StatusTag tone={roll.quorate ? "done" : "stop"}>{t(roll.quorate ? "roll.quorate" : "roll.short")}</StatusTag>
        }
      >
        <DescriptionList
          layout="between"
          items={[
            { term: t("roll.members"), detail: t("people", { count: roll.members }) },
            { term: t("roll.present"), detail: t("people", { count: roll.present }) },
            { term: t("roll.needed"), detail: t("people", { count: roll.needed }) },
          ]}
        />
        {item.away.length > 0 ? (
          <div className="mt-4 text-small">
            <p className="font-semibold">{t("roll.away")}</p>
            <ul className="list-disc pl-5">
              {item.away.map(({ name, why }) => (
                <li key={name}>{t(`roll.awayPerson.${why}`, { name })}</li>
              ))}
            </ul>
          </div>
        ) : null}
        {item.may.recuse ? (
          <div className="mt-5">
            <ClientMessages namespaces={["deliberation"]}>
              <ConfirmDialog
                triggerLabel={t("recuse.button")}
                triggerVariant="ghost"
                title={t("recuse.title")}
                description={t("recuse.description")}
                confirmLabel={t("recuse.button")}
                reason={{ label: t("recuse.reason"), minimum: 10 }}
                action={recuseAction}
                input={{ itemId: item.id }}
                refusalsNamespace="deliberation"
                successMessage={t("recuse.done")}
                redirectTo={`/deliberation/${item.session.id}`}
              />
            </ClientMessages>
          </div>
        ) : null}
      </Card>
      {item.kind === "SUPPORT" ? (
        <Card title={t("draft.history")}>
          {item.drafts.length === 0 ? (
            <p className="text-text-2">{t("draft.none")}</p>
          ) : (
            <Timeline
              items={item.drafts.map((draft) => ({
                key: String(draft.versionNo),
                at: formatInstant(draft.at, locale),
                title: t("draft.title", { number: draft.versionNo }),
                body: draft.note ? t("draft.byWithNote", { name: draft.by, note: draft.note }) : draft.by,
              }))}
            />
          )}
        </Card>
      ) : null}
    </>
  );
}
