package dev.mailsync.error;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who has to act on an error. */
public enum Actor {
    USER("user"),

    /** The company's administrator in the CRM. */
    ADMINISTRATOR("administrator"),

    /** The administrator of the company's Microsoft 365. */
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
