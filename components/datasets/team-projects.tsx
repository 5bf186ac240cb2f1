import { useTranslations } from "next-intl";
import { Stack } from "@/components/layout/stack";
import { Card } from "@/components/ui/card";
import type { TeamData } from "@/lib/datasets/types";
import { ProjectCard } from "./project-card";
import { ProjectForm } from "./project-form";

/** T1: the team's own projects; A4: those of its proposal are a press away. */
export function TeamProjects({ data }: { data: TeamData }) {
  const t = useTranslations("datasets.projects");
  const form = { teamId: data.team.id, year: data.year, count: data.projects.length };
  return (
    <Card
      id="projects"
      title={t("title")}
      hint={t("teamHint")}
      actions={
        data.may.request ? (
          <span className="flex flex-wrap gap-2">
            {data.proposed.projects.map((proposed) => (
              <ProjectForm key={proposed.title} {...form} proposed={proposed} />
            ))}
            <ProjectForm {...form} />
          </span>
        ) : undefined
      }
    >
      {data.projects.length === 0 ? (
        <p className="text-text-2">{t("none")}</p>
      ) : (
        <Stack>
          {data.projects.map((project) => (
            <ProjectCard key={project.id} project={project} />
          ))}
        </Stack>
      )}
    </Card>
  );
}
