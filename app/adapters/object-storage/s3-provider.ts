/** What the S3 of one provider does otherwise than AWS's. */
export interface S3Provider {
  /** The region it calls its own, where there is no choice. */
  region?: string;
  /** The bucket is a part of the path (else of the host's name). */
  pathStyle: boolean;
  /** How many keys one call deletes. */
  deletesPerCall: 1 | 1000;
  /**
   * Whether a bucket may keep what was deleted as older versions: always; never; as the bucket is set ("asked"); or as it is set,
   * but then older ones can't be deleted through S3, so that such a bucket is refused ("unwanted").
   */
  versions: "always" | "never" | "asked" | "unwanted";
  /** What a signed upload is known to hold a client to. */
  holds: { bytes: boolean; contentType: boolean };
  /** What of a bucket can be set through S3; the rest is for its owner's hands. */
  setUp: {
    /** Rules by age: with those for older versions, without, or none. */
    lifecycle: "with-versions" | "without-versions" | "by-hand";
    cors: "settable" | "by-hand";
    /** AWS's four bars against making a bucket public: all; all but "BlockPublicAcls"; or there are none, as it is private at once. */
    bars: "all" | "all-but-acls" | "none";
  };
}

/** The sources of each line are in docs/decisions/0016. */
export const s3Providers = {
  aws: {
    pathStyle: false,
    deletesPerCall: 1000,
    versions: "asked",
    holds: { bytes: true, contentType: true },
    setUp: { lifecycle: "with-versions", cors: "settable", bars: "all" },
  },
  r2: {
    region: "auto",
    pathStyle: true,
    deletesPerCall: 1000,
    versions: "never",
    holds: { bytes: false, contentType: true },
    setUp: { lifecycle: "without-versions", cors: "settable", bars: "none" },
  },
  b2: {
    pathStyle: true,
    deletesPerCall: 1000,
    versions: "always",
    holds: { bytes: false, contentType: false },
    setUp: { lifecycle: "with-versions", cors: "settable", bars: "none" },
  },
  gcs: {
    region: "auto",
    pathStyle: true,
    deletesPerCall: 1,
    versions: "unwanted",
    holds: { bytes: false, contentType: true },
    setUp: { lifecycle: "by-hand", cors: "by-hand", bars: "none" },
  },
  // Ceph's gateway, on which the battery runs, and others that keep to AWS's documents.
  other: {
    region: "us-east-1",
    pathStyle: true,
    deletesPerCall: 1000,
    versions: "asked",
    holds: { bytes: true, contentType: true },
    // Ceph refuses every put, private ones too, once public ACLs are blocked.
    setUp: { lifecycle: "with-versions", cors: "settable", bars: "all-but-acls" },
  },
} as const satisfies Record<string, S3Provider>;

export type S3ProviderName = keyof typeof s3Providers;
