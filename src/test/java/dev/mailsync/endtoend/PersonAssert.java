package dev.mailsync.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import org.assertj.core.api.AbstractAssert;

/** What the settings page shows a person, read once per {@code assertThat}. */
final class PersonAssert extends AbstractAssert<PersonAssert, Crm.Person> {

    private final JsonNode status;

    private PersonAssert(Crm.Person person) {
        super(person, PersonAssert.class);
        status = person.status();
    }

    static PersonAssert assertThat(Crm.Person person) {
        return new PersonAssert(person);
    }

    PersonAssert isNotConfigured() {
        return isIn("NOT_CONFIGURED", "none");
    }

    PersonAssert isPending() {
        return isIn("PENDING", "yellow");
    }

    PersonAssert isEnabled() {
        return isIn("ENABLED", "green");
    }

    PersonAssert hasError() {
        return isIn("ERROR", "red");
    }

    PersonAssert hasConnectionIssue() {
        return isIn("CONNECTION_ISSUE", "orange");
    }

    PersonAssert isDisabling() {
        return isIn("DISABLING", "grey");
    }

    /** @param code of the error that is shown */
    PersonAssert because(String code) {
        return shows("/error/code", code);
    }

    /** @param actor who has to do something about the error */
    PersonAssert toBeFixedBy(String actor) {
        return shows("/error/actor", actor);
    }

    PersonAssert hasWarning(String code) {
        return shows("/warnings/0/code", code);
    }

    PersonAssert getsNotifications() {
        return shows("/notifications/mode", "PUSH");
    }

    PersonAssert isPolled() {
        return shows("/notifications/mode", "POLLING");
    }

    PersonAssert isOnWaitingListAt(int position) {
        return shows("/pending/place", position);
    }

    PersonAssert hasRecorded(int emails) {
        return shows("/counts/recorded", emails);
    }

    /** @param reason at least one email was skipped for it */
    PersonAssert hasSkipped(String reason) {
        if (status.at("/counts/leftOut/" + reason).asInt() == 0) {
            failWithMessage("Nothing was skipped because of %s: %s", reason, status);
        }
        return this;
    }

    PersonAssert hasSkipped(String reason, int emails) {
        return shows("/counts/leftOut/" + reason, emails);
    }

    PersonAssert hasDeferred(int emails) {
        return shows("/quota/deferred", emails);
    }

    PersonAssert hasFoundLate(int emails) {
        return shows("/foundLate", emails);
    }

    /** @param emails of the last gap that were recorded later */
    PersonAssert hasRecovered(int emails) {
        return shows("/gap/recovered", emails);
    }

    /** @param emails by the last removal */
    PersonAssert hasRemoved(int emails) {
        return shows("/removal/removed", emails);
    }

    private PersonAssert isIn(String name, String colour) {
        return shows("/status", name).shows("/colour", colour);
    }

    private PersonAssert shows(String field, Object expected) {
        var shown = status.at(field).asText();
        if (!shown.equals(expected.toString())) {
            failWithMessage("Expected %s at %s but was '%s' in %s", expected, field, shown, status);
        }
        return this;
    }
}
