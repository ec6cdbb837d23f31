package dev.mailsync.platform.identity;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MailKindTest {

    @ParameterizedTest
    @CsvSource({
        "IPM.Note,, MESSAGE",
        ",, MESSAGE",
        "IPM.Note.SMIME.MultipartSigned, , MESSAGE",
        "IPM.Note.Rules.OofTemplate.Microsoft, , AUTO_REPLY",
        "IPM.Note.Rules.ReplyTemplate.Microsoft, , AUTO_REPLY",
        "REPORT.IPM.Note.NDR, , BOUNCE",
        "REPORT.IPM.Note.NDR.Custom, , BOUNCE",
        "REPORT.IPM.Schedule.Meeting.Request.NDR, , BOUNCE",
        "report.ipm.note.ndr, , BOUNCE",
        "REPORT.IPM.Note.DR, , READ_RECEIPT",
        "REPORT.IPM.Note.Delayed, , READ_RECEIPT",
        "REPORT.IPM.Note.IPNRN, , READ_RECEIPT",
        "REPORT.IPM.Note.IPNNRN, , READ_RECEIPT",
        "IPM.Schedule.Meeting.Request, , MEETING",
        "IPM.Schedule.Meeting.Resp.Pos, , MEETING",
        "IPM.Schedule.Meeting.Canceled, , MEETING",
        "IPM.Schedule.Meeting.Notification.Forward, , MEETING",
        "IPM.Notification.Meeting.Forward, , MEETING",
        "REPORT.IPM.Schedule.Meeting.Request.IPNRN, , READ_RECEIPT",
        "REPORT.IPM.Note.SMIME.NDR, , BOUNCE",
        "' REPORT.IPM.Note.NDR ', , BOUNCE",
        "REPORT.IPM.Note.Expanded.NDR, , BOUNCE",
        "IPM.Note.Rules.ExternalOofTemplate.Microsoft, , AUTO_REPLY",
        "IPM.Recall.Report.Success, , READ_RECEIPT",
        "IPM.Recall.Report.Failure, , READ_RECEIPT",
        "IPM.Outlook.Recall, , MESSAGE",
        "IPM.Note.NDR, , MESSAGE",
        "IPM.Note.StorageQuotaWarning, , MESSAGE",
        ", #microsoft.graph.eventMessageRequest, MEETING",
        ", #microsoft.graph.eventMessage, MEETING",
        ", #microsoft.graph.message, MESSAGE"
    })
    void exchangesClassAndGraphsTypeSayWhatItIs(String messageClass, String type, MailKind kind) {
        assertThat(MailKind.of(messageClass, type)).isEqualTo(kind);
    }
}
