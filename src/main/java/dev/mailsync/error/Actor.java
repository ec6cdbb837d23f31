package dev.mailsync.error;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who has to do something about an error. */
public enum Actor {
    USER("user"),

    /** Of the company, in the CRM. */
    ADMINISTRATOR("administrator"),

    /** Of the company's Microsoft 365. */
    MICROSOFT_365_ADMIN("microsoft-365-admin"),

    SUPPORT("support"),
    NOBODY("nobody");

    private final String apiName;

    Actor(String apiName) {
        this.apiName = apiName;
    }

    @JsonValue
    public String apiName() {
        return apiName;
    }
}
