// The program of the processes that decode and draw. Node runs it as it stands (types are stripped), from the source folder:
// `imaging.server.ts` names it. One job at a time: `{ id, name, args }` in, `{ id, value }` or `{ id, error }` out.
import { byteFolder } from "./adapters/drawn-artworks/byte-folder.ts";
import { keepDrawnArtworks } from "./imaging/drawn-artworks.ts";
import { type Operations, operations } from "./imaging/operations.ts";
import { limitRenderMemory, renderMemoryBytes } from "./imaging/render-memory.ts";

// There is one of these for each core, and artworks are kept in each.
limitRenderMemory(renderMemoryBytes / 2);
const [folder, limitMb] = process.argv.slice(2);
if (folder) keepDrawnArtworks(byteFolder({ folder, limitBytes: Number(limitMb) * 1e6 }));

process.on("message", async ({ id, name, args }: { id: number; name: keyof Operations; args: unknown[] }) => {
  try {
    const operation: (...args: never[]) => Promise<unknown> = operations[name];
    process.send?.({ id, value: await operation(...(args as never[])) });
  } catch (error) {
    process.send?.({ id, error: told(error) });
  }
});

// Whoever started us is gone, and nobody waits for the rest. The group: a HEIC decoder may be at work for us.
process.on("disconnect", () => process.kill(-process.pid, "SIGKILL"));

/** An error as data: structured clone would lose its name and code. */
function told(error: unknown): object {
  if (!(error instanceof Error)) return { name: "Error", message: String(error) };
  const { name, message, stack, cause } = error;
  const code = "code" in error ? String(error.code) : undefined;
  return { name, message, stack, code, cause: cause === undefined ? undefined : told(cause) };
}

process.send?.("ready");
