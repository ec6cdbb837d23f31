package dev.mailsync.cost;

import java.time.Duration;

import dev.mailsync.deployment.Template;

/** What nobody can count on a laptop. Each is in the document, to be replaced by what one's own bill says. */
record Assumptions() {

    private static final int MINUTES_PER_MONTH = 30 * 24 * 60;

    /** Of a job that has an invocation for itself. */
    Duration work() {
        return Duration.ofMillis(600);
    }

    /** Natively. With the JVM a notification has twice the memory. */
    double webhookMillis() {
        return 20;
    }

    double apiMillis() {
        return 60;
    }

    double sweepMillis() {
        return 1_500;
    }

    /** With the memory that the template gives each function. */
    double gigabyteSeconds(Usage usage, Work work) {
        return usage.jobs() * work.secondsPerJob()
                + (usage.webhookCalls() * webhookMillis() * 0.5
                                + usage.apiCalls() * apiMillis() * 1.0
                                + usage.sweeps() * sweepMillis() * 0.5)
                        / 1_000;
    }

    /** Messages are sent alone, received and deleted by batches; and Lambda asks an empty queue 15 times a minute. */
    double queueRequests(Usage usage, Work work) {
        return usage.jobs() * (1 + 2 * work.invocationsPerJob()) + 15.0 * MINUTES_PER_MONTH;
    }

    /** As the product has it. */
    Duration dataKeyLifetime() {
        return Duration.ofMinutes(15);
    }

    /** Two lines or three of ours, as the smoke test has them, three of Lambda's, and what API Gateway's access log says of it. */
    double logBytesPerCall() {
        return 1_400;
    }

    /** A line of ours and a metric; it shares those of Lambda with others of its batch. */
    double logBytesPerJob() {
        return 700;
    }

    double monthsKept() {
        return 24;
    }

    /** Two secrets by each environment of a function every five minutes; one environment for 500 mailboxes, six at least. */
    double secretReads(double mailboxes) {
        return Math.max(6, mailboxes / 500) * 2 * MINUTES_PER_MONTH / 5;
    }

    int secrets() {
        return 2;
    }

    /** The tokens' key. The tables are under the key that AWS keeps in the account for DynamoDB, which itself costs nothing. */
    int kmsKeys() {
        return 1;
    }

    /** But its use does. DynamoDB asks for it again after five silent minutes of a caller; six functions call six tables. */
    double tableKeyRequests() {
        return 6.0 * 6 * MINUTES_PER_MONTH / 5;
    }

    /** Series of ours, with all dimensions. */
    int customMetrics() {
        return 60;
    }

    /** API Gateway tells six things of each route, which CloudWatch charges for as for ours. */
    int metricsOfRoutes() {
        return 6 * Template.read().resources("AWS::ApiGatewayV2::Route").size();
    }

    /** An alarm costs as much as it watches metrics. */
    int alarmMetrics() {
        return Template.monitoring().resources("AWS::CloudWatch::Alarm").values().stream()
                .map(alarm -> alarm.at("Properties").at("Metrics").list())
                .mapToInt(metrics -> Math.max(1, metrics.size() - 1))
                .sum();
    }

    /** Users of a company, for which the CRM polls the feed of events once a minute. */
    double mailboxesPerCompany() {
        return 20;
    }
}
