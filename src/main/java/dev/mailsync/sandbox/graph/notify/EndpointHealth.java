package dev.mailsync.sandbox.graph.notify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/** How quickly one endpoint has responded recently, and the effect on its notifications. */
final class EndpointHealth {

    private final DeliveryRules rules;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private State state = State.HEALTHY;
    private Instant until = Instant.MIN;

    /** What happens to new notifications. */
    enum State {
        HEALTHY,
        SLOW,
        DROP
    }

    private record Answer(Instant at, Duration took) {}

    EndpointHealth(DeliveryRules rules) {
        this.rules = rules;
    }

    void answered(Instant at, Duration took) {
        answers.add(new Answer(at, took));
    }

    /** Reassessed when the last assessment has expired, by the responses within the window. */
    State at(Instant now) {
        if (now.isBefore(until)) {
            return state;
        }
        answers.removeIf(answer -> answer.at().plus(rules.window()).isBefore(now));
        state = assessed();
        if (state != State.HEALTHY) {
            until = now.plus(rules.pause());
            answers.clear();
        }
        return state;
    }

    private State assessed() {
        if (rules.makeDrop(answers.size(), taking(rules.tooLate()))) {
            return State.DROP;
        }
        return rules.makeSlow(answers.size(), taking(rules.slow())) ? State.SLOW : State.HEALTHY;
    }

    private long taking(Duration least) {
        return answers.stream()
                .filter(answer -> answer.took().compareTo(least) >= 0)
                .count();
    }
}
