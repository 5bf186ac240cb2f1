import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import type { ItemView } from "@/lib/deliberation/types";
import { MotionCard } from "./motion-card";
import { MotionForm } from "./motion-form";

/** What is or was voted on, the latest first, and — for whoever presides — the next motion. */
export async function Motions({ item }: { item: ItemView }) {
  const t = await getTranslations("deliberation.motion");
  const isOpen = item.motions.some((motion) => motion.state === "OPEN");
  return (
    <>
      {item.may.preside && !isOpen ? (
        <Card
          title={t("next")}
          hint={t(item.draft ? "nextWithDraft" : "nextHint", { number: item.draft?.versionNo ?? 0 })}
        >
          <ClientMessages namespaces={["deliberation"]}>
            <MotionForm itemId={item.id} draftNo={item.draft?.versionNo ?? null} />
          </ClientMessages>
        </Card>
      ) : null}
      {item.motions.map((motion) => (
        <MotionCard key={motion.id} item={item} motion={motion} />
      ))}
    </>
  );
}
