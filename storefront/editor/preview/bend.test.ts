import { expect, test } from "vitest";
import { projection } from "./bend.ts";

const corners = [
  [10, 20],
  [110, 40],
  [100, 160],
  [20, 120],
] as const;

test("the corners of the picture go to the four corners", () => {
  const project = projection(corners);
  const [a, b, c, d] = [project(0, 0), project(1, 0), project(1, 1), project(0, 1)];
  for (const [at, point] of [a, b, c, d].entries()) {
    expect(point[0]).toBeCloseTo(corners[at]?.[0] ?? 0, 6);
    expect(point[1]).toBeCloseTo(corners[at]?.[1] ?? 0, 6);
  }
});

test("a straight line of the picture stays straight", () => {
  const project = projection(corners);
  const [from, middle, to] = [project(0, 0.5), project(0.3, 0.5), project(1, 0.5)];
  const slope = (one: readonly number[], other: readonly number[]) =>
    ((other[1] ?? 0) - (one[1] ?? 0)) / ((other[0] ?? 0) - (one[0] ?? 0));
  expect(slope(from, middle)).toBeCloseTo(slope(middle, to), 6);
});

test("what is nearer is larger", () => {
  const project = projection([
    [0, 0],
    [100, 30],
    [100, 70],
    [0, 100],
  ]);
  expect(project(0.5, 0.5)[0]).toBeGreaterThan(50);
});
