import { useLocale, useTranslations } from "next-intl";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Table } from "@/components/ui/table";
import { removePersonAction } from "@/lib/proposals/actions";
import type { ConsortiumPage } from "@/lib/proposals/types/consortium";
import { AssignPersonForm, AssignSectionForm, RenameForm } from "./member-forms";
import { inLanguage } from "./names";

type Person = ConsortiumPage["people"][number];

function Remove({ page, person, role }: { page: ConsortiumPage; person: Person; role: string }) {
  const t = useTranslations("proposals.consortium");
  if (!person.mayRemove) return null;
  return (
    <ConfirmDialog
      triggerLabel={t("removePerson")}
      triggerVariant="ghost"
      triggerSize="compact"
      tone="danger"
      title={t("removePersonTitle", { name: person.name, role })}
      confirmLabel={t("removePerson")}
      action={removePersonAction}
      input={{
        proposalId: page.proposalId,
        organisationId: person.organisationId,
        userId: person.userId,
        role: person.role,
      }}
      refusalsNamespace="proposals"
      successMessage={t("removed")}
    />
  );
}

/** Who writes, signs and reads, and who looks after which section. */
export function PeopleCard({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals");
  const locale = useLocale();
  const roleName = (role: string) => t(`proposalRoles.${role as "EDITOR"}`);
  return (
    <Card title={t("consortium.people")}>
      <p className="mb-3 text-small text-text-2">{t("consortium.peopleHelp")}</p>
      <Table
        caption={t("consortium.people")}
        captionHidden
        rows={page.people}
        rowKey={(person) => `${person.organisationId}-${person.userId}-${person.role}`}
        columns={[
          { key: "name", header: t("people.name"), render: (person) => person.name, primary: true },
          {
            key: "organisation",
            header: t("consortium.organisation"),
            render: (person) => inLanguage(locale, person.organisationNameKo, person.organisationNameEn) || "–",
          },
          { key: "role", header: t("consortium.role"), render: (person) => roleName(person.role) },
          {
            key: "actions",
            header: t("consortium.actions"),
            render: (person) => <Remove page={page} person={person} role={roleName(person.role)} />,
            align: "end",
          },
        ]}
      />
      <div className="mt-5 flex flex-wrap gap-2.5 border-t border-line pt-5 empty:hidden">
        {page.members
          .filter((member) => member.mayAppoint)
          .map((member) => {
            const organisation = inLanguage(locale, member.nameKo, member.nameEn);
            return (
              <Dialog
                key={member.organisationId}
                triggerLabel={t("consortium.appoint", { organisation })}
                triggerSize="compact"
                title={t("consortium.appoint", { organisation })}
              >
                <AssignPersonForm page={page} organisationId={member.organisationId} />
              </Dialog>
            );
          })}
      </div>
    </Card>
  );
}

/** Who looks after which section, and the proposal's names. */
export function ManageCards({ page }: { page: ConsortiumPage }) {
  const t = useTranslations("proposals.consortium");
  if (!page.mayManage) return null;
  return (
    <>
      <Card title={t("owners")}>
        <p className="mb-4 text-small text-text-2">{t("ownersHelp")}</p>
        <AssignSectionForm page={page} />
      </Card>
      <Card title={t("rename")}>
        <RenameForm page={page} />
      </Card>
    </>
  );
}
