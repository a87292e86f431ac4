import { GraphQLError } from "graphql";

/** A thing of the Admin API: plain values, and functions for what takes arguments or would go round in circles. */
export type Node = { __typename: string; [field: string]: unknown };
export type PageArguments = {
  first?: number | null;
  last?: number | null;
  after?: string | null;
  before?: string | null;
  reverse?: boolean | null;
};

const largestPage = 250;

/** One page of a list, as Shopify cuts it: `first` or `last` must be given, at most 250. */
export function connection<Item extends Node>(all: Item[], args: PageArguments) {
  const size = args.first ?? args.last;
  if (size === undefined || size === null) throw new GraphQLError("you must provide one of first or last");
  if (size < 0 || size > largestPage) throw new GraphQLError(`first and last must be between 0 and ${largestPage}`);
  const ordered = args.reverse ? [...all].reverse() : all;
  const from = args.after ? placeOf(ordered, args.after) + 1 : 0;
  const to = args.before ? placeOf(ordered, args.before) : ordered.length;
  const [start, end] =
    args.first === undefined || args.first === null
      ? [Math.max(from, to - size), to]
      : [from, Math.min(to, from + size)];
  const nodes = ordered.slice(start, end);
  const edges = nodes.map((node) => ({ node, cursor: cursorOf(node) }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: end < to,
      hasPreviousPage: start > from || from > 0,
      startCursor: edges.at(0)?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}

export type Count = { count: number; precision: "EXACT" };
export function count(all: unknown[]): Count {
  return { count: all.length, precision: "EXACT" };
}

function cursorOf(node: Node): string {
  return Buffer.from(JSON.stringify({ last_id: node.id })).toString("base64");
}

function placeOf(nodes: Node[], cursor: string): number {
  const place = nodes.findIndex((node) => cursorOf(node) === cursor);
  if (place < 0) throw new GraphQLError("Invalid cursor");
  return place;
}
