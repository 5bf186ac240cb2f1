import { useLocale, useTranslations } from "next-intl";
import { Columns } from "@/components/layout/columns";
import { Accordion } from "@/components/ui/accordion";
import { Card } from "@/components/ui/card";
import { DataTable } from "@/components/ui/data-table";
import { DescriptionList } from "@/components/ui/description-list";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkTabs } from "@/components/ui/link-tabs";
import { StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { TaskGroup, TaskItem } from "@/components/ui/task-list";
import { TextLink } from "@/components/ui/text-link";
import { Timeline } from "@/components/ui/timeline";
import { TodoList } from "@/components/ui/todo-list";
import { formatInstant, formatWon } from "@/lib/platform/format";
import { parseListQuery, type SearchParams } from "@/lib/platform/list-query";
import { GallerySection } from "./gallery-section";

const AT = new Date("2025-07-21T09:00:00Z");
const ROWS = [
  { key: "sampleTeam", amountWon: 15_760_000_000n },
  { key: "sampleTeam2", amountWon: 13_000_000_000n },
  { key: "sampleTeam3", amountWon: 4_200_000_000n },
];

function Tasks() {
  const t = useTranslations("gallery");
  const open = { tone: "doing", label: t("doing") } as const;
  return (
    <TaskGroup title={t("group")} hint={t("groupHint")}>
      <TaskItem
        number="1-1"
        title={t("task1")}
        detail={t("task1Detail")}
        owner={t("samplePerson")}
        href="/gallery"
        status={{ tone: "done", label: t("done") }}
      />
      <TaskItem
        number="1-2"
        title={t("task2")}
        hint="30"
        detail={t("task2Detail")}
        owner={t("samplePerson")}
        href="/gallery"
        status={open}
      />
      <TaskItem
        number="1-3"
        title={t("task3")}
        detail={t("task3Detail")}
        owner={null}
        status={{ tone: "todo", label: t("todo") }}
      />
    </TaskGroup>
  );
}

function Aside() {
  const t = useTranslations("gallery");
  const locale = useLocale();
  return (
    <>
      <Card title={t("lists")}>
        <TodoList
          items={[
            {
              key: "1",
              title: t("task3"),
              href: "/gallery",
              detail: t("task3Detail"),
              status: { tone: "stop", label: t("stop") },
            },
            { key: "2", title: t("task2"), href: "/gallery", status: { tone: "warn", label: t("warn") } },
          ]}
        />
      </Card>
      <Card title={t("data")}>
        <DescriptionList
          layout="between"
          items={[
            { term: t("name"), detail: t("sampleTeam") },
            { term: t("amount"), detail: formatWon(15_760_000_000n, locale) },
          ]}
        />
      </Card>
      <Card title={t("event1")}>
        <Timeline
          items={[
            { key: "1", at: formatInstant(AT, locale), title: t("event1"), body: t("eventBody") },
            { key: "2", at: formatInstant(AT, locale), title: t("event2"), tone: "todo" },
          ]}
        />
      </Card>
    </>
  );
}

/** Tasks, facts, tables. */
export function GalleryLists({ params }: { params: SearchParams }) {
  const t = useTranslations("gallery");
  const locale = useLocale();
  const query = parseListQuery(params, { sortable: ["name", "amount"], defaultSort: "name", filters: ["status"] });
  const rowKey = (row: (typeof ROWS)[number]) => row.key;
  const name = (row: (typeof ROWS)[number]) => <TextLink href="/gallery">{t(row.key)}</TextLink>;
  const amount = (row: (typeof ROWS)[number]) => formatWon(row.amountWon, locale);
  return (
    <GallerySection title={t("lists")}>
      <LinkTabs
        label={t("lists")}
        current="a"
        tabs={[
          { key: "a", label: t("tabA"), href: "/gallery" },
          { key: "b", label: t("tabB"), href: "/gallery?b=1", count: 12 },
        ]}
      />
      <Columns aside={<Aside />}>
        <Tasks />
        <Card title={t("data")}>
          <DescriptionList
            items={[
              { term: t("name"), detail: t("sampleTeam"), action: { label: t("secondary"), href: "/gallery" } },
              { term: t("amount"), detail: formatWon(15_760_000_000n, locale), hint: t("note") },
            ]}
          />
        </Card>
        <Card title={t("caption")}>
          <Table
            caption={t("caption")}
            rows={ROWS}
            rowKey={rowKey}
            columns={[
              { key: "name", header: t("name"), render: name, primary: true },
              { key: "amount", header: t("amount"), render: amount, align: "end" },
            ]}
          />
        </Card>
        <Accordion items={[1, 2].map((key) => ({ key: String(key), title: t("faq1"), content: t("faq1Body") }))} />
      </Columns>
      <DataTable
        caption={t("caption")}
        pathname="/gallery"
        query={query}
        total={123}
        rows={ROWS}
        rowKey={rowKey}
        search={{ label: t("search") }}
        filters={[{ name: "status", label: t("status"), options: [{ value: "doing", label: t("doing") }] }]}
        exports={[{ label: "CSV", href: "/api/gallery?format=csv" }]}
        empty={<EmptyState title={t("emptyTitle")} />}
        columns={[
          { key: "name", header: t("name"), render: name, primary: true, sortable: true },
          {
            key: "status",
            header: t("status"),
            render: () => <StatusTag tone="doing">{t("doing")}</StatusTag>,
            optional: true,
          },
          { key: "amount", header: t("amount"), render: amount, align: "end", sortable: true },
        ]}
      />
    </GallerySection>
  );
}
