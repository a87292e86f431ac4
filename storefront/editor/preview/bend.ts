export type Point = readonly [x: number, y: number];
export type Corners = readonly [topLeft: Point, topRight: Point, bottomRight: Point, bottomLeft: Point];

/** Squares to a side: at twelve, a straight line of the picture is off by less than a pixel on a preview. */
const squares = 12;
/** Triangles reach so many pixels over their edges, or fine lines would show between them. */
const overlapPx = 0.6;

/** The projective mapping from the unit square to four corners (Heckbert 1989, section 2.2.3). */
export function projection([p0, p1, p2, p3]: Corners): (u: number, v: number) => Point {
  const [dx1, dx2, dx3] = [p1[0] - p2[0], p3[0] - p2[0], p0[0] - p1[0] + p2[0] - p3[0]];
  const [dy1, dy2, dy3] = [p1[1] - p2[1], p3[1] - p2[1], p0[1] - p1[1] + p2[1] - p3[1]];
  const area = dx1 * dy2 - dx2 * dy1;
  const g = (dx3 * dy2 - dx2 * dy3) / area;
  const h = (dx1 * dy3 - dx3 * dy1) / area;
  return (u, v) => {
    const depth = g * u + h * v + 1;
    return [
      ((p1[0] - p0[0] + g * p1[0]) * u + (p3[0] - p0[0] + h * p3[0]) * v + p0[0]) / depth,
      ((p1[1] - p0[1] + g * p1[1]) * u + (p3[1] - p0[1] + h * p3[1]) * v + p0[1]) / depth,
    ];
  };
}

/** Draws a picture bent to four corners: a canvas knows only straight transforms, so it is done in small triangles. */
export function drawBent(brush: CanvasRenderingContext2D, picture: HTMLCanvasElement, corners: Corners): void {
  const project = projection(corners);
  for (let row = 0; row < squares; row++) {
    for (let column = 0; column < squares; column++) {
      const [left, right] = [column / squares, (column + 1) / squares];
      const [top, bottom] = [row / squares, (row + 1) / squares];
      drawTriangle(brush, picture, project, [left, top], [right, top], [left, bottom]);
      drawTriangle(brush, picture, project, [right, bottom], [left, bottom], [right, top]);
    }
  }
}

/** The part of the picture between three of its points (fractions), where the projection puts it. */
function drawTriangle(
  brush: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  project: (u: number, v: number) => Point,
  corner: Point,
  across: Point,
  down: Point,
): void {
  const [at, atAcross, atDown] = [project(...corner), project(...across), project(...down)];
  const { width, height } = picture;
  const [du, dv] = [(across[0] - corner[0]) * width, (down[1] - corner[1]) * height];
  const [a, b] = [(atAcross[0] - at[0]) / du, (atAcross[1] - at[1]) / du];
  const [c, d] = [(atDown[0] - at[0]) / dv, (atDown[1] - at[1]) / dv];
  const [u, v] = [corner[0] * width, corner[1] * height];

  brush.save();
  brush.beginPath();
  for (const point of grown([at, atAcross, atDown])) brush.lineTo(...point);
  brush.clip();
  brush.transform(a, b, c, d, at[0] - a * u - c * v, at[1] - b * u - d * v);
  brush.drawImage(picture, 0, 0);
  brush.restore();
}

function grown(points: readonly Point[]): [number, number][] {
  const [middleX, middleY] = [0, 1].map((axis) => points.reduce((sum, point) => sum + (point[axis] ?? 0), 0) / 3);
  return points.map(([x, y]) => {
    const [dx, dy] = [x - (middleX ?? 0), y - (middleY ?? 0)];
    const share = 1 + (overlapPx * 2) / Math.max(1, Math.hypot(dx, dy));
    return [(middleX ?? 0) + dx * share, (middleY ?? 0) + dy * share];
  });
}
