package dev.mailsync.platform.telemetry;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Writes metrics as documents in CloudWatch's Embedded Metric Format. Throws nothing. */
public interface MetricLog {

    void write(List<ObjectNode> documents);
}
