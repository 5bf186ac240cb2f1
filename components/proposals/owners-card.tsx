import { useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import type { TaskList } from "@/lib/proposals/types";
import type { Together } from "@/lib/proposals/types/together";
import { OwnerSelect } from "./owner-select";

/** A3: who looks after which section, changed in place by whoever manages the proposal. */
export function OwnersCard({ list, together }: { list: TaskList; together: Together }) {
  const t = useTranslations();
  return (
    <Card title={t("editing.tasks.ownersTitle")}>
      <p className="mb-2 text-small text-text-2">{t("editing.tasks.ownersHelp")}</p>
      <ul>
        {list.tasks.map((task) => (
          <li
            key={task.key}
            className="grid items-center gap-2 border-t border-line py-3.5 first:border-t-0 md:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]"
          >
            <span className="font-semibold">{t(`proposals.sections.${task.key}`)}</span>
            <OwnerSelect
              proposalId={list.id}
              sectionKey={task.key}
              sectionName={t(`proposals.sections.${task.key}`)}
              ownerId={task.ownerId ?? ""}
              candidates={together.candidates}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
