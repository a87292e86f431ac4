import { type DocumentNode, Kind, type OperationDefinitionNode, type SelectionSetNode } from "graphql";

/** Most one query may cost. */
export const largestCost = 1000;
const mutationCost = 10;

/**
 * What a query may cost at most: a scalar nothing, an object 1, a list its `first` or `last` times what one item
 * costs, a mutation 10. Shopify does not tell its own formula for lists, whose figures are somewhat lower; they behave alike.
 */
export function requestedCost(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Record<string, unknown>,
): number {
  const fragments = new Map(
    document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition.selectionSet] as const] : [],
    ),
  );
  const costOf = (selections: SelectionSetNode): number =>
    selections.selections.reduce((sum, selection) => {
      if (selection.kind === Kind.INLINE_FRAGMENT) return sum + costOf(selection.selectionSet);
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value);
        return sum + (fragment ? costOf(fragment) : 0);
      }
      if (!selection.selectionSet) return sum;
      const wrapper = ["nodes", "edges", "node", "pageInfo"].includes(selection.name.value);
      const size = selection.arguments?.find(({ name }) => name.value === "first" || name.value === "last")?.value;
      const items =
        size?.kind === Kind.INT
          ? Number(size.value)
          : size?.kind === Kind.VARIABLE
            ? Number(variables[size.name.value] ?? 1)
            : null;
      const inner = costOf(selection.selectionSet);
      if (items !== null) return sum + items * Math.max(1, inner);
      return sum + inner + (wrapper ? 0 : 1);
    }, 0);
  const mutations = operation.operation === "mutation" ? operation.selectionSet.selections.length * mutationCost : 0;
  return Math.max(1, mutations + costOf(operation.selectionSet));
}

/** What the answer really held: one for each object in it. Never more than was asked for. */
export function actualCost(requested: number, operation: OperationDefinitionNode, data: unknown): number {
  const objects = (value: unknown): number => {
    if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + objects(item), 0);
    if (value === null || typeof value !== "object") return 0;
    return 1 + Object.values(value).reduce<number>((sum, item) => sum + objects(item), 0);
  };
  const mutations = operation.operation === "mutation" ? operation.selectionSet.selections.length * mutationCost : 0;
  return Math.max(1, Math.min(requested, objects(data) - 1 + mutations));
}

/** One shop's allowance for one app: it fills at a steady rate and each query takes out what it costs. */
export class LeakyBucket {
  maximumAvailable = 2000;
  restoreRate = 100;
  #available = 2000;
  #at = Date.now();

  /** Takes the cost out, or takes nothing and answers false. */
  take(cost: number): boolean {
    this.#refill();
    if (cost > this.#available) return false;
    this.#available -= cost;
    return true;
  }

  giveBack(cost: number): void {
    this.#available = Math.min(this.maximumAvailable, this.#available + cost);
  }

  /** For tests: another size, full at once. */
  resize(maximumAvailable: number, restoreRate: number): void {
    this.maximumAvailable = maximumAvailable;
    this.restoreRate = restoreRate;
    this.#available = maximumAvailable;
    this.#at = Date.now();
  }

  status() {
    this.#refill();
    return {
      maximumAvailable: this.maximumAvailable,
      currentlyAvailable: Math.floor(this.#available),
      restoreRate: this.restoreRate,
    };
  }

  #refill(): void {
    const now = Date.now();
    this.giveBack(((now - this.#at) / 1000) * this.restoreRate);
    this.#at = now;
  }
}
