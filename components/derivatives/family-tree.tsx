import { getLocale, getTranslations } from "next-intl/server";
import { nameIn } from "@/components/stages/names";
import { Accordion } from "@/components/ui/accordion";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import type { TreeNode } from "@/lib/derivatives/domain/tree";
import type { TeamView } from "@/lib/derivatives/types";
import { stateTone } from "./state-tone";

/** Models drawn below one parent; the table has them all. */
const MOST_CHILDREN = 12;

/** Y1: what came from what: the base, what was made of it, and what was made of that. A list in a list, for every reader. */
export async function FamilyTree({ teams }: { teams: readonly TeamView[] }) {
  const t = await getTranslations("derivatives.tree");
  const locale = await getLocale();
  const shown = teams.filter((team) => team.base !== null);
  if (shown.length === 0) return null;
  const items = shown.map((team, index) => ({
    key: team.teamId,
    title: t("more", { team: nameIn(locale, team), count: Object.values(team.states).reduce((a, b) => a + b, 0) }),
    open: index === 0,
    content: (
      <div>
        <p className="font-semibold wrap-anywhere">
          {team.base?.repository} <Badge tone="primary">{t("base")}</Badge>
        </p>
        {team.tree.length > 0 ? <Branch nodes={team.tree} /> : <p className="mt-2 text-text-2">{t("empty")}</p>}
      </div>
    ),
  }));
  return (
    <Card title={t("title")} hint={t("hint")}>
      <Accordion items={items} />
    </Card>
  );
}

async function Branch({ nodes }: { nodes: readonly TreeNode[] }) {
  const t = await getTranslations("derivatives");
  const relations = await getTranslations("stages.derivatives.relationNames");
  const rest = nodes.length - MOST_CHILDREN;
  return (
    <ul className="mt-2 ml-1 grid gap-2 border-l-2 border-line pl-3 md:ml-2 md:pl-5">
      {nodes.slice(0, MOST_CHILDREN).map((node) => (
        <li key={node.repository}>
          <span className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className={node.counts ? "font-semibold wrap-anywhere" : "wrap-anywhere"}>{node.repository}</span>
            <Badge>{relations(node.relation)}</Badge>
            <StatusTag tone={stateTone(node.state)}>
              {node.counts ? `${t(`states.${node.state}`)} · ${t("tree.counts")}` : t(`states.${node.state}`)}
            </StatusTag>
          </span>
          {node.children.length > 0 ? <Branch nodes={node.children} /> : null}
        </li>
      ))}
      {rest > 0 ? <li className="text-text-2">{t("tree.rest", { count: rest })}</li> : null}
    </ul>
  );
}
