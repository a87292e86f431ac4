import { cephInstallCommand, hasCeph, startCeph } from "../../scripts/ceph.mjs";

/** The S3 server of a test run, as every test file is told of it; `absent` says why there is none. */
export interface S3Server {
  absent?: string;
  url: string;
  region: string;
  owner: { accessKeyId: string; secretAccessKey: string };
  stranger: { accessKeyId: string; secretAccessKey: string };
  /** The configuration file by which Ceph's own commands find it. */
  config: string;
}

const nobody = { accessKeyId: "", secretAccessKey: "" };

/** Starts it for a whole run, where Ceph is installed. Its absence is no failure: the tests that need it say that they did not run. */
export async function startS3Server(
  options: Parameters<typeof startCeph>[0],
): Promise<{ server: S3Server; stop: () => Promise<void> }> {
  const absent = (why: string) => {
    process.stdout.write(`\nTests on an S3 server do not run: ${why}\n`);
    const server = { absent: why, url: "", region: "", owner: nobody, stranger: nobody, config: "" };
    return { server, stop: async () => {} };
  };
  if (!hasCeph()) return absent(`there is no Ceph here (${cephInstallCommand})`);
  try {
    const { stop, ...server } = await startCeph(options);
    return { server, stop };
  } catch (error) {
    return absent(`Ceph did not start: ${error instanceof Error ? error.message : error}`);
  }
}
