/**
 * The configuration of a one-node Ceph for tests: one copy of everything, in memory, without authentication between its own
 * parts, and lifecycle rules that act only when asked to, with a second for a day.
 */
export function cephConfig({ id, dataDir, ports, logDir }) {
  return sections({
    global: {
      fsid: id,
      mon_initial_members: "a",
      mon_host: `[v2:127.0.0.1:${ports.cephMonitor}]`,
      public_addr: "127.0.0.1",
      cluster_addr: "127.0.0.1",
      ms_bind_msgr1: false,
      ms_bind_port_min: ports.cephStore,
      ms_bind_port_max: ports.cephStore + 3,
      auth_cluster_required: "none",
      auth_service_required: "none",
      auth_client_required: "none",
      // Without authentication only "crc" works, and the gateway's own default is "secure": it would wait for ever.
      ms_mon_client_mode: "crc",
      ms_client_mode: "crc",
      ms_cluster_mode: "crc",
      ms_service_mode: "crc",
      ms_mon_cluster_mode: "crc",
      ms_mon_service_mode: "crc",
      keyring: `${dataDir}/keyring`,
      run_dir: `${dataDir}/run`,
      admin_socket: "", // a path of sockets may have 107 letters, and this folder's may be longer
      log_file: `${logDir}/ceph-$name.log`,
      mon_cluster_log_file: `${logDir}/ceph-cluster.log`,
      crash_dir: `${dataDir}/run`,
      osd_pool_default_size: 1,
      osd_pool_default_min_size: 1,
      osd_pool_default_pg_num: 4,
      osd_pool_default_pgp_num: 4,
      osd_pool_default_pg_autoscale_mode: "off",
      osd_crush_chooseleaf_type: 0,
      mon_max_pg_per_osd: 1000,
      mon_allow_pool_size_one: true,
      mon_warn_on_pool_no_redundancy: false,
    },
    mon: {
      mon_data: `${dataDir}/mon`,
      mon_data_avail_crit: 1,
      mon_data_avail_warn: 2,
      mon_osd_full_ratio: 0.99,
      mon_osd_backfillfull_ratio: 0.98,
      mon_osd_nearfull_ratio: 0.97,
      paxos_propose_interval: 0.05,
      paxos_min_wait: 0.01,
      mon_tick_interval: 1,
      mon_election_timeout: 1,
    },
    osd: {
      osd_data: `${dataDir}/osd`,
      osd_objectstore: "memstore",
      memstore_device_bytes: 2 ** 32,
      osd_op_num_shards: 2,
      osd_op_num_threads_per_shard: 1,
      osd_class_load_list: "*",
      osd_class_default_list: "*",
    },
    client: {
      rgw_data: `${dataDir}/rgw`,
      rgw_frontends: `beast endpoint=127.0.0.1:${ports.ceph} tcp_nodelay=1`,
      rgw_thread_pool_size: 32,
      rgw_enable_usage_log: false,
      rgw_enable_ops_log: false,
      rgw_run_sync_thread: false,
      rgw_enable_apis: "s3",
      rgw_dynamic_resharding: false,
      rgw_enable_lc_threads: false,
      rgw_lc_debug_interval: 1,
      rgw_lc_max_worker: 1,
      rgw_lc_max_wp_worker: 1,
    },
  });
}

function sections(all) {
  return Object.entries(all)
    .map(([name, settings]) =>
      [`[${name}]`, ...Object.entries(settings).map(([key, value]) => `${key} = ${value}`), ""].join("\n"),
    )
    .join("\n");
}
