import { Badge, type BadgeProps, IndexTable } from "@shopify/polaris";
import type { DeliveryStatus } from "../../domain/inbox/list-deliveries.ts";
import { Moment } from "../formats.tsx";
import { activityWords } from "../words/activity.ts";
import { useWords } from "../words/use-words.tsx";
import { PagedTable } from "./paged-table.tsx";

const tones: Record<DeliveryStatus, Pick<BadgeProps, "tone">> = {
  received: { tone: "info" },
  processing: { tone: "info" },
  applied: {},
  failed: { tone: "critical" },
};

/** What Shopify told us, and whether it was applied. */
export function MessagesTable({
  deliveries,
  older,
  first,
}: {
  deliveries: { id: string; topic: string; status: DeliveryStatus; at: string | Date }[];
  older: string | null;
  first: boolean;
}) {
  const { messages: words, topics } = useWords(activityWords);
  return (
    <PagedTable
      resource={words.resource}
      count={deliveries.length}
      none={words.none}
      older={older}
      first={first}
      headings={[{ title: words.columns.what }, { title: words.columns.at }, { title: words.columns.state }]}
    >
      {deliveries.map(({ id, topic, status, at }, position) => (
        <IndexTable.Row key={id} id={id} position={position}>
          <IndexTable.Cell>{topics[topic] ?? topic}</IndexTable.Cell>
          <IndexTable.Cell>
            <Moment at={at} form="time" />
          </IndexTable.Cell>
          <IndexTable.Cell>
            <Badge {...tones[status]}>{words.states[status]}</Badge>
          </IndexTable.Cell>
        </IndexTable.Row>
      ))}
    </PagedTable>
  );
}
