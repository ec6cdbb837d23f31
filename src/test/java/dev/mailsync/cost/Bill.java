package dev.mailsync.cost;

import java.util.LinkedHashMap;
import java.util.Map;

/** A month's bill by what it is for, in US dollars, out of usage, prices, and what is assumed where nothing can be counted. */
record Bill(Map<String, Double> lines) {

    private static final double MILLION = 1_000_000;
    private static final double GIGABYTE = 1e9;
    private static final double DAYS_OF_A_MONTH = 30;

    static Bill of(MonthlyUsage months, double mailboxes, Assumptions assumed, PriceTable prices) {
        var usage = months.of(mailboxes, assumed);
        var work = months.work(mailboxes, assumed);
        var each = prices.perMillion();
        var month = prices.perMonth();
        var lines = new LinkedHashMap<String, Double>();
        var mail = usage.ofMail();
        lines.put(
                "DynamoDB writes",
                (usage.writeUnits() - mail.written()) / MILLION * each.dynamoWriteUnit()
                        + mail.written() / MILLION * each.dynamoInfrequentWriteUnit());
        lines.put(
                "DynamoDB reads",
                (usage.readUnits() - mail.read()) / MILLION * each.dynamoReadUnit()
                        + mail.read() / MILLION * each.dynamoInfrequentReadUnit());
        lines.put("DynamoDB storage and backup", storage(usage, assumed, prices));
        lines.put("Lambda", lambda(usage, work, assumed, prices));
        lines.put("HTTP API", (usage.webhookCalls() + usage.apiCalls()) / MILLION * each.httpApiRequest());
        lines.put("SQS", assumed.queueRequests(usage, work) / MILLION * each.sqsFifoRequest());
        lines.put("KMS", keys(usage, work, assumed, prices));
        lines.put("Logs", logs(usage, assumed, prices));
        lines.put("Metrics, alarms, dashboard", watching(assumed, prices));
        lines.put(
                "Secrets Manager, Scheduler",
                assumed.secrets() * month.secret()
                        + assumed.secretReads(mailboxes) / MILLION * each.secretsManagerRequest()
                        + usage.sweeps() / MILLION * each.schedulerInvocation());
        return new Bill(lines);
    }

    double total() {
        return lines.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    private static double storage(Usage usage, Assumptions assumed, PriceTable prices) {
        var each = prices.perGigabyteAndMonth();
        // What expires comes to the same every month.
        var mail = usage.mailBytes() * assumed.monthsKept();
        var other = (usage.storedBytes() - usage.mailBytes()) * assumed.monthsKept()
                + usage.expiringByteDays() / DAYS_OF_A_MONTH;
        return mail / GIGABYTE * (each.dynamoInfrequentStorage() + each.dynamoContinuousBackup())
                + other / GIGABYTE * (each.dynamoStorage() + each.dynamoContinuousBackup());
    }

    private static double lambda(Usage usage, Work work, Assumptions assumed, PriceTable prices) {
        var calls = usage.jobs() * work.invocationsPerJob() + usage.webhookCalls() + usage.apiCalls() + usage.sweeps();
        return calls / MILLION * prices.perMillion().lambdaRequest()
                + assumed.gigabyteSeconds(usage, work) * prices.lambdaArmGigabyteSecond();
    }

    private static double keys(Usage usage, Work work, Assumptions assumed, PriceTable prices) {
        return prices.perMonth().kmsKey() * assumed.kmsKeys()
                + (usage.jobs() * work.keyRequestsPerJob(assumed.dataKeyLifetime()) + assumed.tableKeyRequests())
                        / MILLION
                        * prices.perMillion().kmsRequest();
    }

    private static double watching(Assumptions assumed, PriceTable prices) {
        var month = prices.perMonth();
        return (assumed.customMetrics() + assumed.metricsOfRoutes()) * month.customMetric()
                + assumed.alarmMetrics() * month.alarm()
                + month.dashboard();
    }

    private static double logs(Usage usage, Assumptions assumed, PriceTable prices) {
        var gigabytes = (usage.jobs() * assumed.logBytesPerJob()
                        + (usage.webhookCalls() + usage.apiCalls() + usage.sweeps()) * assumed.logBytesPerCall())
                / GIGABYTE;
        return gigabytes
                * (prices.logGigabyteIngested() + prices.perGigabyteAndMonth().logStorage());
    }
}
