import { useLocale, useTranslations } from "next-intl";
import { Accordion } from "@/components/ui/accordion";
import { ActionButton } from "@/components/ui/action-button";
import { Avatar } from "@/components/ui/avatar";
import { Card } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { formatInstantShort } from "@/lib/platform/format";
import { deleteCommentAction, settleThreadAction } from "@/lib/proposals/actions/together";
import type { WrittenKey } from "@/lib/proposals/domain/drafts";
import type { CommentThread, SectionComment } from "@/lib/proposals/types/together";
import { CommentForm, ReplyForm } from "./comment-forms";

type Place = { proposalId: string; sectionKey: WrittenKey };

function Said({ comment, proposalId }: { comment: SectionComment; proposalId: string }) {
  const t = useTranslations("editing.comments");
  const locale = useLocale();
  const { authorName, at, body, deleted, mine, id } = comment;
  return (
    <div className="grid min-w-0 gap-1">
      <p className="flex flex-wrap items-center gap-x-2 text-small text-text-2">
        <Avatar name={authorName} />
        <b className="text-text">{authorName}</b>
        {mine ? <span>({t("you")})</span> : null}
        <span className="num">{formatInstantShort(at, locale)}</span>
      </p>
      {deleted ? (
        <p className="text-text-2">{t("deleted")}</p>
      ) : (
        <p className="wrap-anywhere whitespace-pre-wrap">{body}</p>
      )}
      {mine && !deleted ? (
        <div>
          <ConfirmDialog
            triggerLabel={t("delete")}
            triggerVariant="ghost"
            triggerSize="compact"
            tone="danger"
            title={t("deleteTitle")}
            description={t("deleteBody")}
            confirmLabel={t("delete")}
            action={deleteCommentAction}
            input={{ proposalId, commentId: id }}
            refusalsNamespace="editing"
            successMessage={t("deletedDone")}
          />
        </div>
      ) : null}
    </div>
  );
}

const saysSomething = (thread: CommentThread): boolean => [thread, ...thread.replies].some(({ deleted }) => !deleted);

function Thread({ thread, proposalId, sectionKey }: Place & { thread: CommentThread }) {
  const t = useTranslations("editing.comments");
  const locale = useLocale();
  const { resolved } = thread;
  return (
    <li className="grid gap-3 border-t border-line py-4 first:border-t-0">
      <Said comment={thread} proposalId={proposalId} />
      {thread.replies.length > 0 ? (
        <ul className="grid gap-3 border-l-2 border-line pl-4">
          {thread.replies.map((reply) => (
            <li key={reply.id}>
              <Said comment={reply} proposalId={proposalId} />
            </li>
          ))}
        </ul>
      ) : null}
      {resolved ? (
        <p className="text-small text-text-2">
          {t("resolvedBy", { name: resolved.byName, at: formatInstantShort(resolved.at, locale) })}
        </p>
      ) : null}
      <div className="flex flex-wrap items-start gap-2 empty:hidden">
        {saysSomething(thread) ? (
          <ActionButton
            action={settleThreadAction}
            input={{ proposalId, commentId: thread.id, resolved: resolved === null }}
            label={t(resolved ? "reopen" : "resolve")}
            size="compact"
            refusalsNamespace="editing"
            successMessage={t(resolved ? "reopened" : "resolvedDone")}
          />
        ) : null}
        {thread.deleted ? null : (
          <ReplyForm
            proposalId={proposalId}
            sectionKey={sectionKey}
            parentId={thread.id}
            authorName={thread.authorName}
          />
        )}
      </div>
    </li>
  );
}

/** A7: what colleagues say to each other about a section. Never part of what is submitted. */
export function CommentsPanel({ proposalId, sectionKey, threads }: Place & { threads: readonly CommentThread[] }) {
  const t = useTranslations("editing.comments");
  const open = threads.filter((thread) => !thread.resolved);
  const waiting = open.filter(saysSomething);
  const resolved = threads.filter((thread) => thread.resolved);
  const list = (shown: readonly CommentThread[]) => (
    <ul>
      {shown.map((thread) => (
        <Thread key={thread.id} thread={thread} proposalId={proposalId} sectionKey={sectionKey} />
      ))}
    </ul>
  );
  return (
    <Card id="comments" title={t("title")} hint={waiting.length > 0 ? t("open", { count: waiting.length }) : undefined}>
      <p className="mb-3 text-small text-text-2">{t("help")}</p>
      {threads.length === 0 ? <p className="mb-3 text-text-2">{t("empty")}</p> : null}
      {list(open)}
      {resolved.length > 0 ? (
        <div className="mb-4">
          <Accordion
            items={[
              { key: "resolved", title: t("resolvedCount", { count: resolved.length }), content: list(resolved) },
            ]}
          />
        </div>
      ) : null}
      <CommentForm proposalId={proposalId} sectionKey={sectionKey} />
    </Card>
  );
}
