package dev.mailsync.cost;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** What AWS charges, in US dollars, as it was noted on a day. */
record PriceTable(
        LocalDate notedOn,
        String region,
        PerMillion perMillion,
        double lambdaArmGigabyteSecond,
        PerGigabyteAndMonth perGigabyteAndMonth,
        double logGigabyteIngested,
        PerMonth perMonth) {

    record PerMillion(
            double dynamoWriteUnit,
            double dynamoReadUnit,
            double dynamoInfrequentWriteUnit,
            double dynamoInfrequentReadUnit,
            double sqsFifoRequest,
            double lambdaRequest,
            double httpApiRequest,
            double schedulerInvocation,
            double kmsRequest,
            double secretsManagerRequest) {}

    record PerGigabyteAndMonth(
            double dynamoStorage, double dynamoInfrequentStorage, double dynamoContinuousBackup, double logStorage) {}

    record PerMonth(double kmsKey, double secret, double customMetric, double alarm, double dashboard) {}

    static PriceTable read() {
        var json = JsonMapper.builder().addModule(new JavaTimeModule()).build();
        try (var file = PriceTable.class.getResourceAsStream("/prices.json")) {
            return json.readValue(file, PriceTable.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
