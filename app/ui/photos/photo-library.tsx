import { Box, Button, IndexFilters, IndexFiltersMode, InlineStack, Text } from "@shopify/polaris";
import { ImageIcon, ListBulletedIcon, SearchIcon } from "@shopify/polaris-icons";
import { useState } from "react";
import { extensions } from "../../domain/photos/extensions.ts";
import { photoStates } from "../../domain/photos/photo-query.ts";
import { Empty } from "../empty.tsx";
import { useFormats } from "../formats.tsx";
import { useNarrow } from "../use-narrow.ts";
import { photoChangeWords, photosWords } from "../words/photos.ts";
import { plural } from "../words/plural.ts";
import { useWords } from "../words/use-words.tsx";
import { type Product, useAppliedFilters, usePhotoFilters } from "./photo-filters.tsx";
import type { Photo } from "./photo-labels.tsx";
import { PhotoQuestions } from "./photo-questions.tsx";
import { PhotosGrid } from "./photos-grid.tsx";
import { PhotosTable } from "./photos-table.tsx";
import { usePhotoChanges } from "./use-photo-changes.ts";
import { usePhotoList } from "./use-photo-list.ts";
import { type PhotoSelection, usePhotoSelection } from "./use-photo-selection.ts";

/** The photos, with their tabs, filters and search, and what can be done with those that are chosen. */
export function PhotoLibrary({
  photos,
  before,
  after,
  products,
}: {
  photos: Photo[];
  before: string | null;
  after: string | null;
  products: Product[];
}) {
  const words = useWords(photosWords);
  const list = usePhotoList();
  const narrow = useNarrow();
  const selection = usePhotoSelection(photos.map(({ id }) => id));
  const changes = usePhotoChanges({ onDone: selection.clear });
  const applied = useAppliedFilters(list, products);
  const filters = usePhotoFilters(list, products);
  const [mode, setMode] = useState(
    applied.length > 0 || list.value("search") ? IndexFiltersMode.Filtering : IndexFiltersMode.Default,
  );

  const actions = useActions(selection, changes, { deleted: list.state === "deleted", held: list.state === "held" });
  const pagination =
    before || after
      ? {
          hasNext: after !== null,
          hasPrevious: before !== null,
          accessibilityLabels: { next: words.older, previous: words.newer },
          nextTooltip: words.older,
          previousTooltip: words.newer,
          onNext: () => after && list.turn({ after }),
          onPrevious: () => before && list.turn({ before }),
        }
      : undefined;
  const emptyState = (
    <Empty
      icon={SearchIcon}
      title={words.nothing.title}
      text={words.nothing.text}
      action={{ content: words.nothing.action, onAction: list.showAll }}
    />
  );
  return (
    <>
      <IndexFilters
        tabs={photoStates.map((state) => ({ id: state, content: words.states[state] }))}
        selected={photoStates.indexOf(list.state)}
        onSelect={(index) => list.choose("state", index === 0 ? "" : (photoStates[index] ?? ""))}
        canCreateNewView={false}
        queryValue={list.value("search")}
        queryPlaceholder={words.search}
        onQueryChange={(text) => list.choose("search", text)}
        onQueryClear={() => list.choose("search", "")}
        filters={filters}
        appliedFilters={applied}
        onClearAll={list.clear}
        cancelAction={{ onAction: () => list.clear() }}
        mode={mode}
        setMode={setMode}
        loading={list.loading || changes.busy}
      />
      <Box paddingInline="300" paddingBlock="150" borderColor="border-secondary" borderBlockEndWidth="025">
        <InlineStack align="end">
          <Button
            variant="tertiary"
            icon={list.grid ? ListBulletedIcon : ImageIcon}
            onClick={() => list.choose("view", list.grid ? "list" : "")}
          >
            {list.grid ? words.views.list : words.views.grid}
          </Button>
        </InlineStack>
      </Box>
      {list.grid ? (
        <PhotosGrid
          photos={photos}
          selection={selection}
          bar={<SelectionBar selection={selection} actions={actions} />}
          pagination={pagination}
          emptyState={emptyState}
        />
      ) : (
        <PhotosTable
          photos={photos}
          selection={selection}
          narrow={narrow}
          promotedBulkActions={actions}
          pagination={pagination}
          emptyState={emptyState}
        />
      )}
      <PhotoQuestions changes={changes} />
    </>
  );
}

interface Action {
  content: string;
  onAction: () => void;
  destructive?: boolean;
}

function useActions(
  { ids }: PhotoSelection,
  changes: ReturnType<typeof usePhotoChanges>,
  { deleted, held }: { deleted: boolean; held: boolean },
): Action[] {
  const words = useWords(photoChangeWords);
  const formats = useFormats();
  const [days] = extensions;
  if (deleted) return [];
  return [
    ...(held ? [{ content: words.release, onAction: () => changes.release(ids) }] : []),
    { content: words.extend(formats.whole(days)), onAction: () => changes.extend(ids, days) },
    { content: words.archive, onAction: () => changes.archive(ids) },
    ...(held ? [] : [{ content: words.holdAsk, onAction: () => changes.askHold(ids) }]),
    { content: words.deleteAsk, destructive: true, onAction: () => changes.askDelete(ids) },
  ];
}

/** What the table shows in its head, for the pictures. */
function SelectionBar({ selection, actions }: { selection: PhotoSelection; actions: Action[] }) {
  const words = useWords(photosWords);
  const formats = useFormats();
  const { ids } = selection;
  if (ids.length === 0) return null;
  return (
    <Box padding="300" background="bg-surface-secondary" borderColor="border-secondary" borderBlockEndWidth="025">
      <InlineStack gap="200" blockAlign="center">
        <Text as="span" fontWeight="semibold">
          {plural(words.selected, ids.length, formats.whole(ids.length))}
        </Text>
        {actions.map(({ content, onAction, destructive }) => (
          <Button key={content} size="slim" onClick={onAction} {...(destructive && { tone: "critical" })}>
            {content}
          </Button>
        ))}
        <Button size="slim" variant="plain" onClick={selection.clear}>
          {words.unselect}
        </Button>
      </InlineStack>
    </Box>
  );
}
