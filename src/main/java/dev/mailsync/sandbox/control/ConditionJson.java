package dev.mailsync.sandbox.control;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mailsync.sandbox.fault.Condition;

/** A condition to set, or {@code null} to clear it. */
record ConditionJson(JsonNode condition) {

    /** @throws ControlException if there is no such condition, or none was given */
    Optional<Condition> wanted() {
        if (condition == null) {
            throw ControlException.badRequest(
                    "'condition' is missing. It has to be null or one of " + Condition.allNames() + ".");
        }
        return condition.isNull() ? Optional.empty() : Optional.of(named(condition.asText()));
    }

    /** @throws ControlException if there is no such condition */
    static Condition named(String name) {
        return Condition.named(name)
                .orElseThrow(() -> ControlException.badRequest(
                        "There is no condition '" + name + "'. Conditions are " + Condition.allNames() + "."));
    }
}
