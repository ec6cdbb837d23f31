package dev.mailsync.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import dev.mailsync.dynamo.Dynamo;
import dev.mailsync.dynamo.Item;
import dev.mailsync.dynamo.Query;
import dev.mailsync.dynamo.Table;
import dev.mailsync.dynamo.Write;
import dev.mailsync.identity.ConnectionId;

/** Surveys in the table {@code users}: {@code {connection} / survey#{generation}#{kind}}. */
@ApplicationScoped
public class SurveyStore {

    public static final String ROWS = "survey#";

    private final Dynamo dynamo;

    SurveyStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The latest of each kind, those that come first before the others. */
    public List<Survey> all(ConnectionId connection, long generation) {
        var all = new ArrayList<Survey>();
        dynamo.each(
                Query.of(Table.USERS, connection.value()).beginningWith(ROWS + generation + "#"),
                item -> all.add(survey(item)));
        all.sort(Comparator.comparing(Survey::kind));
        return all;
    }

    public Optional<Survey> find(ConnectionId connection, long generation, SurveyKind kind) {
        return dynamo.get(Table.USERS, key(connection, generation, kind)).map(SurveyStore::survey);
    }

    public Write saving(ConnectionId connection, long generation, Survey survey) {
        return Write.put(
                Table.USERS,
                key(connection, generation, survey.kind())
                        .with("kind", survey.kind().name())
                        .with("from", survey.from())
                        .with("until", survey.until())
                        .with("lookedAt", survey.lookedAt())
                        .with("total", survey.total())
                        .with("recorded", survey.recorded())
                        .with("done", survey.done())
                        .with("endedAt", survey.endedAt().orElse(null)));
    }

    private static Survey survey(Item item) {
        return new Survey(
                SurveyKind.valueOf(item.string("kind")),
                item.instant("from"),
                item.instant("until"),
                item.number("lookedAt"),
                item.number("total"),
                item.number("recorded"),
                item.flag("done"),
                item.optionalInstant("endedAt"));
    }

    private static Item key(ConnectionId connection, long generation, SurveyKind kind) {
        return Item.key(connection.value(), ROWS + generation + "#" + kind.name());
    }
}
