package dev.mailsync.smartmail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.microsoft.graph.NewMail;
import dev.mailsync.platform.http.ProblemException;
import dev.mailsync.platform.identity.LeadId;
import dev.mailsync.platform.identity.Participant;

/** Validates what is to be sent before anything happens. */
final class SmartMailReader {

    static final int LARGEST_ATTACHMENTS = 4 * 1024 * 1024;

    /** Together with the attachments in Base64, it stays within Lambda's limit for requests. */
    private static final int LARGEST_HTML = 512 * 1024;

    private static final int LONGEST_SUBJECT = 255;
    private static final int LONGEST_NAME = 255;

    /** Exchange Online's own limit. */
    private static final int MOST_RECIPIENTS = 500;

    private static final int MOST_ATTACHMENTS = 50;
    private static final String UNKNOWN_TYPE = "application/octet-stream";
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final Pattern TYPE = Pattern.compile("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}");
    private static final Pattern ADDRESS = Pattern.compile(
            "[^\\s\\p{Cntrl}@<>(),;:\\\\\"\\[\\]]{1,64}"
                    + "@(?=.{3,255}$)[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?(\\.[\\p{L}\\p{N}]([\\p{L}\\p{N}-]*[\\p{L}\\p{N}])?)+");

    private SmartMailReader() {}

    static String key(String header) {
        if (header == null || !KEY.matcher(header).matches()) {
            throw ProblemException.badRequest(
                    "IDEMPOTENCY_KEY_INVALID",
                    "Send an Idempotency-Key header of 1 to 255 visible characters, a new one for each email.");
        }
        return header;
    }

    static ValidatedSmartMail read(SmartMailRequest request) {
        if (request == null) {
            throw invalid("Send the email as JSON.");
        }
        var to = people("to", request.to());
        var cc = people("cc", request.cc());
        if (to.isEmpty()) {
            throw invalid("to needs at least one address.");
        }
        if (to.size() + cc.size() > MOST_RECIPIENTS) {
            throw invalid("An email can have at most " + MOST_RECIPIENTS + " recipients.");
        }
        return new ValidatedSmartMail(
                lead(request.leadId()),
                to,
                cc,
                line("subject", request.subject(), 0, LONGEST_SUBJECT),
                html(request.html()),
                files(request.attachments()));
    }

    private static Optional<LeadId> lead(String id) {
        try {
            return Optional.ofNullable(id).map(LeadId::new);
        } catch (IllegalArgumentException malformed) {
            throw SendingProblems.leadUnknown();
        }
    }

    private static String html(String html) {
        if (html == null) {
            throw invalid("html is missing.");
        }
        if (html.getBytes(StandardCharsets.UTF_8).length > LARGEST_HTML) {
            throw invalid("html can have at most " + LARGEST_HTML / 1024 + " KiB.");
        }
        return html;
    }

    private static List<Participant> people(String field, JsonNode list) {
        if (list == null || list.isNull()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw invalid(field + " must be a list.");
        }
        var people = new ArrayList<Participant>();
        list.forEach(it -> people.add(person(field, it)));
        return people;
    }

    private static Participant person(String field, JsonNode json) {
        if (json.isTextual()) {
            return new Participant("", address(field, json.textValue()));
        }
        if (!json.isObject()) {
            throw invalid(field + " must contain addresses, or objects with name and address.");
        }
        json.fieldNames().forEachRemaining(name -> {
            if (!Set.of("name", "address").contains(name)) {
                throw invalid(field + " can contain only name and address.");
            }
        });
        var name = json.path("name").isMissingNode() || json.path("name").isNull()
                ? ""
                : line("name", json.path("name").textValue(), 0, LONGEST_NAME);
        return new Participant(name, address(field, json.path("address").textValue()));
    }

    private static String address(String field, String text) {
        var address = text == null ? "" : text.strip();
        if (!ADDRESS.matcher(address).matches()) {
            throw invalid(field + " contains something that isn't an email address.");
        }
        return address;
    }

    /** Text within a header line of the email must not start another. */
    private static String line(String field, String text, int least, int most) {
        if (text == null
                || text.length() < least
                || text.length() > most
                || CONTROL.matcher(text).find()) {
            throw invalid(field + " must be one line of " + least + " to " + most + " characters.");
        }
        return text;
    }

    private static List<NewMail.File> files(List<SmartMailRequest.AttachmentRequest> attachments) {
        if (attachments == null) {
            return List.of();
        }
        if (attachments.size() > MOST_ATTACHMENTS) {
            throw invalid("An email can have at most " + MOST_ATTACHMENTS + " attachments.");
        }
        var files = attachments.stream().map(SmartMailReader::file).toList();
        if (files.stream().mapToLong(it -> it.content().length).sum() > LARGEST_ATTACHMENTS) {
            throw SendingProblems.attachmentsTooLarge();
        }
        return files;
    }

    private static NewMail.File file(SmartMailRequest.AttachmentRequest attachment) {
        if (attachment == null || attachment.contentBytes() == null) {
            throw invalid("An attachment needs a name, a type and contentBytes.");
        }
        var name = line("An attachment's name", attachment.name(), 1, LONGEST_NAME);
        var type = attachment.type() == null
                ? UNKNOWN_TYPE
                : attachment.type().strip().toLowerCase(Locale.ROOT);
        if (!TYPE.matcher(type).matches()) {
            throw invalid("An attachment's type must be a media type, such as application/pdf.");
        }
        try {
            return new NewMail.File(name, type, Base64.getDecoder().decode(attachment.contentBytes()));
        } catch (IllegalArgumentException notBase64) {
            throw invalid("contentBytes must be Base64.");
        }
    }

    private static ProblemException invalid(String detail) {
        return ProblemException.badRequest("SMART_MAIL_INVALID", detail);
    }
}
