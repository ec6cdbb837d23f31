package dev.mailsync.platform.telemetry;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Where metrics go, as documents of CloudWatch's Embedded Metric Format. Throws nothing. */
public interface MetricLog {

    void write(List<ObjectNode> documents);
}
