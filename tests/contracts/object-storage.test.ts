import { diskStorage } from "../../app/adapters/object-storage/disk.server.ts";
import { temporaryFolder } from "../helpers/services.ts";
import { objectStorageContract } from "./object-storage.ts";

objectStorageContract("disk", async () => diskStorage(await temporaryFolder()));
