import { expect, test } from "vitest";
import { claimPorts } from "./ports.mjs";

const FROM = 7000; // away from where demos and tests look

test("two claims get two blocks, and a claim given up can be had again", async () => {
  const first = await claimPorts({ from: FROM });
  const second = await claimPorts({ from: FROM });
  expect(second.base).not.toBe(first.base);
  expect(second.taken).toContain(first.base);
  await first.release();

  const again = await claimPorts({ wanted: first.base });
  await Promise.all([second.release(), again.release()]);
});

test("a wanted block that is taken is refused with what to do", async () => {
  const first = await claimPorts({ from: FROM });
  await expect(claimPorts({ wanted: first.base })).rejects.toThrow(
    /Stop what is on them .* choose others with --port N/,
  );
  await first.release();
});

test("blocks with a port that browsers refuse are passed over", async () => {
  const claim = await claimPorts({ from: 4180 }); // 4190 is the web server's there
  expect(claim.base).toBeGreaterThanOrEqual(4200);
  await claim.release();
});
