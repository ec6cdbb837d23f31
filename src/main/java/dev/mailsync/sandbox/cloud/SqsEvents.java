package dev.mailsync.sandbox.cloud;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.MessageAttribute;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Converts received messages to the form that Lambda passes to a function. */
final class SqsEvents {

    private SqsEvents() {}

    static SQSEvent of(List<Message> batch) {
        var event = new SQSEvent();
        event.setRecords(batch.stream().map(SqsEvents::of).toList());
        return event;
    }

    private static SQSMessage of(Message message) {
        var record = new SQSMessage();
        record.setMessageId(message.messageId());
        record.setReceiptHandle(message.receiptHandle());
        record.setBody(message.body());
        record.setMd5OfBody(message.md5OfBody());
        record.setMd5OfMessageAttributes(message.md5OfMessageAttributes());
        record.setAttributes(message.attributesAsStrings());
        record.setMessageAttributes(attributes(message.messageAttributes()));
        record.setEventSource("aws:sqs");
        record.setEventSourceArn(EmbeddedSqs.arn(EmbeddedSqs.QUEUE));
        record.setAwsRegion(LocalEndpoint.REGION.id());
        return record;
    }

    private static Map<String, MessageAttribute> attributes(Map<String, MessageAttributeValue> attributes) {
        return attributes.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> attribute(e.getValue())));
    }

    private static MessageAttribute attribute(MessageAttributeValue value) {
        var attribute = new MessageAttribute();
        attribute.setDataType(value.dataType());
        attribute.setStringValue(value.stringValue());
        if (value.binaryValue() != null) {
            attribute.setBinaryValue(value.binaryValue().asByteBuffer());
        }
        return attribute;
    }
}
