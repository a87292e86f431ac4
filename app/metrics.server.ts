import { Counter, collectDefaultMetrics, Gauge, Histogram, type Metric, register } from "prom-client";

/**
 * What this process counts, in Prometheus' form. No label ever names a shop, a person or an id. The library's own registry, as
 * the web server has this file twice: as it is, and in the build.
 */
export const registry = register;

if (!register.getSingleMetric("likeness_process_cpu_seconds_total")) collectDefaultMetrics({ prefix: "likeness_" });

function once<Made extends Metric>(name: string, make: () => Made): Made {
  return (register.getSingleMetric(name) as Made | undefined) ?? make();
}

function counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
  return once(name, () => new Counter({ name, help, labelNames }));
}

function histogram<Label extends string>(name: string, help: string, labelNames: Label[]): Histogram<Label> {
  const buckets = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];
  return once(name, () => new Histogram({ name, help, labelNames, buckets }));
}

export const httpRequests = counter("likeness_http_requests_total", "Requests answered, by route and status.", [
  ...(["route", "method", "status"] as const),
]);
export const httpSeconds = histogram("likeness_http_request_seconds", "How long requests took, by route.", ["route"]);
export const jobRuns = counter("likeness_job_runs_total", "Jobs and schedules this worker ran, by outcome.", [
  ...(["job", "outcome"] as const),
]);
export const jobSeconds = histogram("likeness_job_seconds", "How long jobs and schedules took, by name.", ["job"]);

/** A number that is the same wherever it is asked for: read from the database when somebody asks. */
function gauge<Label extends string>(name: string, help: string, labelNames: Label[] = []): Gauge<Label> {
  return once(name, () => new Gauge({ name, help, labelNames }));
}

export const gauges = {
  waiting: gauge("likeness_jobs_waiting", "Rows whose work has yet to be done, by job.", ["job"]),
  oldest: gauge("likeness_oldest_wait_seconds", "How long the oldest of them has waited, by job.", ["job"]),
  prints: gauge("likeness_prints", "Prints that are not finished, by state.", ["state"]),
  deliveries: gauge("likeness_deliveries", "Messages from Shopify that are not applied, by state.", ["state"]),
  objects: gauge("likeness_stored_objects", "Pictures stored, by tier.", ["tier"]),
  bytes: gauge("likeness_stored_bytes", "Bytes stored, by tier.", ["tier"]),
  overdue: gauge("likeness_pictures_overdue", "Pictures that should have been deleted an hour ago or more."),
  credits: gauge("likeness_credits", "Credits of all shops, by state.", ["state"]),
  drift: gauge("likeness_ledger_drift", "Accounts that do not agree with their ledger."),
  purchases: gauge("likeness_purchases", "Purchases of the last day, by state.", ["state"]),
  budgets: gauge("likeness_budgets_exceeded", "Shops whose storage costs more than they set."),
};
