import { describe } from "vitest";
import type { ObjectStorage } from "../../app/domain/services.ts";
import type { Fault, FaultyLine } from "../helpers/faulty-proxy.ts";
import { faultsContract } from "./object-storage/faults.ts";
import { keepingContract } from "./object-storage/keeping.ts";
import { manyContract } from "./object-storage/many.ts";
import { movingContract } from "./object-storage/moving.ts";
import { signedReadContract } from "./object-storage/signed-reads.ts";
import { signedUploadContract } from "./object-storage/signed-uploads.ts";

/** What a storage has that not every one has. What is left out is not tested; a test of its own then says that it is not there. */
export interface StorageTraits {
  /** It gives links to itself, to read by and to upload by. */
  signs?: boolean;
  /** The same place, with credentials that it does not take. */
  openAsStranger?: () => Promise<ObjectStorage[]>;
  /** An empty one, reached by a line that fails as it is told to. */
  openByLine?: () => Promise<{ storage: ObjectStorage; line: FaultyLine }>;
  /** How it says that it is asked too often. */
  slowDown?: NonNullable<Fault["answer"]>;
}

/** What every storage promises, whichever it is. `open` gives an empty one. */
export function objectStorageContract(
  name: string,
  open: () => Promise<ObjectStorage>,
  traits: StorageTraits = {},
): void {
  describe(`object storage: ${name}`, () => {
    keepingContract(open);
    movingContract(open);
    manyContract(open);
    signedReadContract(open, traits);
    signedUploadContract(open, traits);
    faultsContract(traits);
  });
}
