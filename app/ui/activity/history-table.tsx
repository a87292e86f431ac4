import { IndexTable, Link } from "@shopify/polaris";
import type { Activity } from "../../domain/activity/list-activity.ts";
import { Moment } from "../formats.tsx";
import { activityWords } from "../words/activity.ts";
import { eventSentence, orderWords } from "../words/order.ts";
import { useWords } from "../words/use-words.tsx";
import { PagedTable } from "./paged-table.tsx";

type Shown = Omit<Activity, "at"> & { at: string | Date };

/** What happened in the shop, and who of its people did it. */
export function HistoryTable({ activity, older, first }: { activity: Shown[]; older: string | null; first: boolean }) {
  const { history: words } = useWords(activityWords);
  const { timeline } = useWords(orderWords);
  const say = ({ event, code }: Shown) => words.events[event] ?? eventSentence(timeline, { event, code, toTier: null });
  return (
    <PagedTable
      resource={words.resource}
      count={activity.length}
      none={words.none}
      older={older}
      first={first}
      headings={[
        { title: words.columns.what },
        { title: words.columns.at },
        { title: words.columns.order },
        { title: words.columns.who },
      ]}
    >
      {activity.map((entry, position) => (
        <IndexTable.Row key={entry.id} id={entry.id} position={position}>
          <IndexTable.Cell>{say(entry)}</IndexTable.Cell>
          <IndexTable.Cell>
            <Moment at={entry.at} form="time" />
          </IndexTable.Cell>
          <IndexTable.Cell>
            {entry.order ? <Link url={`/app/orders/${entry.order.id}`}>{entry.order.name}</Link> : "–"}
          </IndexTable.Cell>
          <IndexTable.Cell>{entry.staff ? words.staff(entry.staff) : "–"}</IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </PagedTable>
  );
}
