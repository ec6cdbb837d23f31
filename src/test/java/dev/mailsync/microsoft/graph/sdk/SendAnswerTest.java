package dev.mailsync.microsoft.graph.sdk;

import java.time.Instant;

import okhttp3.MediaType;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answers say plainly that nothing was sent. All others leave it in doubt. */
class SendAnswerTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            202, '',                            Accepted
            200, '',                            InDoubt
            204, '',                            InDoubt
            400, ErrorInvalidRecipients,        Refused
            400, SomethingNewOfMicrosofts,      Refused
            400, '',                            InDoubt
            400, ErrorInvalidOperation,         InDoubt
            401, InvalidAuthenticationToken,    Refused
            401, '',                            Refused
            403, ErrorSendAsDenied,             Refused
            403, '',                            InDoubt
            404, ErrorItemNotFound,             InDoubt
            404, '',                            InDoubt
            408, '',                            InDoubt
            409, Conflict,                      InDoubt
            413, RequestEntityTooLarge,         Refused
            429, ErrorExceededMessageLimit,     Refused
            429, '',                            Refused
            500, ErrorInternalServerError,      InDoubt
            503, ErrorMailboxMoveInProgress,    InDoubt
            504, '',                            InDoubt
            507, ErrorQuotaExceeded,            Refused
            507, '',                            InDoubt
            """)
    void anAnswerIsARefusalOnlyIfItSaysSo(int status, String code, String outcome) {
        var json = code.isEmpty() ? "<html>" : "{\"error\":{\"code\":\"" + code + "\",\"message\":\"\"}}";
        var response = new Response.Builder()
                .request(new Request.Builder().url("https://graph.example/").build())
                .protocol(Protocol.HTTP_1_1)
                .code(status)
                .message("")
                .body(ResponseBody.create(json, MediaType.parse("application/json")))
                .build();

        assertThat(SendAnswer.of(response, Instant.EPOCH).getClass().getSimpleName())
                .isEqualTo(outcome);
    }
}
