import { getTranslations } from "next-intl/server";
import { ClientMessages } from "@/components/layout/client-messages";
import { ActionButton } from "@/components/ui/action-button";
import { Badge } from "@/components/ui/badge";
import { Card } from "@/components/ui/card";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { takeAttendanceAction } from "@/lib/deliberation/actions";
import { takesAttendance } from "@/lib/deliberation/domain/session";
import type { MemberView, SessionView } from "@/lib/deliberation/types";
import { formatTime } from "@/lib/platform/format";

/** D1: who was asked, who said they would come, and who is in the room. */
export async function AttendanceCard({ session }: { session: SessionView }) {
  const t = await getTranslations("deliberation");
  const keeps = takesAttendance(session.state);
  const roomText = ({ present, cameAt, leftAt }: MemberView) => {
    if (cameAt === null)
      return <StatusTag tone="todo">{t(keeps ? "attendance.notYet" : "attendance.absent")}</StatusTag>;
    if (present) return <StatusTag tone="done">{t("attendance.present", { at: formatTime(cameAt) })}</StatusTag>;
    return <StatusTag tone="stop">{t("attendance.left", { at: leftAt ? formatTime(leftAt) : "" })}</StatusTag>;
  };
  const mayMark = (member: MemberView) =>
    keeps && !session.motionOpen && (session.may.preside || (member.isSelf && !member.present));
  const marks = session.members.some(mayMark);
  return (
    <Card
      title={t("attendance.title")}
      hint={t(keeps ? "attendance.hint" : "attendance.hintOver", {
        present: session.roll.present,
        members: session.roll.members,
      })}
    >
      <ClientMessages namespaces={["deliberation"]}>
        <Table
          caption={t("attendance.title")}
          captionHidden
          rows={session.members}
          rowKey={(member) => member.userId}
          columns={[
            {
              key: "name",
              header: t("attendance.member"),
              primary: true,
              render: (member) => (
                <span className="inline-flex flex-wrap items-center gap-2">
                  {member.name}
                  {member.isChair ? <Badge tone="primary">{t("chair")}</Badge> : null}
                  {member.isSelf ? <Badge>{t("self")}</Badge> : null}
                </span>
              ),
            },
            { key: "reply", header: t("reply.title"), render: (member) => t(`reply.${member.reply}`) },
            { key: "room", header: t("attendance.room"), render: roomText },
            ...(marks
              ? [
                  {
                    key: "mark",
                    header: t("attendance.mark"),
                    render: (member: MemberView) =>
                      mayMark(member) ? (
                        <ActionButton
                          action={takeAttendanceAction}
                          input={{ sessionId: session.id, userId: member.userId, present: !member.present }}
                          label={t(member.present ? "attendance.markLeft" : "attendance.markPresent")}
                          size="compact"
                          refusalsNamespace="deliberation"
                          successMessage={t(member.present ? "attendance.hasLeft" : "attendance.hasCome", {
                            name: member.name,
                          })}
                        />
                      ) : (
                        "–"
                      ),
                  },
                ]
              : []),
          ]}
        />
      </ClientMessages>
      {session.motionOpen && keeps ? <p className="mt-3 text-small text-text-2">{t("attendance.frozen")}</p> : null}
    </Card>
  );
}
