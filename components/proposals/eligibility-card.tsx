import { useLocale, useTranslations } from "next-intl";
import { ClientMessages } from "@/components/layout/client-messages";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { StatusTag } from "@/components/ui/status-tag";
import { formatInstant } from "@/lib/platform/format";
import type { StaffProposal } from "@/lib/proposals/types";
import { EligibilityForm } from "./eligibility-form";
import { STATE_TONES } from "./names";

/** A10: the requirements at a glance, the finding on record, and the form for who decides. */
export function EligibilityCard({ proposal }: { proposal: StaffProposal }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const { sealed, decision } = proposal;
  const answer = (yes: boolean) => (yes ? t("staff.yes") : t("staff.no"));
  const consortium = sealed?.consortium ?? [];
  const university = consortium.some((member) => member.kind === "UNIVERSITY" && member.hasGraduateStudents);
  const lessor = consortium.some((member) => member.role === "LEAD" && member.leasesGpusToGovernment);
  const pi = sealed?.sections.people.people.find((person) => person.role === "PI");
  return (
    <Card
      title={t("staff.eligibility")}
      status={<StatusTag tone={STATE_TONES[proposal.state]}>{t(`states.${proposal.state}`)}</StatusTag>}
    >
      <div className="grid gap-4">
        <DescriptionList
          layout="between"
          items={[
            { term: t("staff.checkUniversity"), detail: answer(university) },
            { term: t("staff.checkPi"), detail: pi?.name ?? t("staff.no") },
            { term: t("staff.checkLessor"), detail: answer(lessor) },
          ]}
        />
        {decision ? (
          <div className="text-small">
            <p>{t("staff.decided", { name: decision.byName, at: formatInstant(decision.at, locale) })}</p>
            {decision.reason ? (
              <p className="text-text-2">
                {t("staff.reason")}: {decision.reason}
              </p>
            ) : null}
          </div>
        ) : (
          <p className="text-small text-text-2">{t("staff.undecided")}</p>
        )}
        {proposal.mayScreen ? (
          <ClientMessages namespaces={["proposals"]}>
            <EligibilityForm proposalId={proposal.id} />
          </ClientMessages>
        ) : null}
      </div>
    </Card>
  );
}
