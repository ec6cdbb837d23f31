package dev.mailsync.platform.dynamo;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static dev.mailsync.platform.dynamo.Table.Index.BY_USER;
import static dev.mailsync.platform.dynamo.Table.Index.DUE;
import static dev.mailsync.platform.dynamo.Table.SYNCED_MAIL;
import static dev.mailsync.platform.dynamo.Table.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the stores rely on, held by DynamoDB and by the tables in memory alike. Begins with empty tables. */
abstract class DynamoContract {

    protected abstract Dynamo dynamo();

    @Test
    void anItemComesBackWithAllItsAttributes() {
        put("a", "1", "text");
        var stored = Item.key("b", "1")
                .with("text", "t")
                .with("number", 7)
                .with("flag", true)
                .with("bytes", new byte[] {1, 2})
                .with("set", Set.of("x", "y"));
        dynamo().put(new Write.Put(USERS, stored, Optional.empty()));

        var read = dynamo().get(USERS, Item.key("b", "1")).orElseThrow();

        assertThat(read.string("text")).isEqualTo("t");
        assertThat(read.number("number")).isEqualTo(7);
        assertThat(read.flag("flag")).isTrue();
        assertThat(read.bytes("bytes")).containsExactly(1, 2);
        assertThat(read.strings("set")).containsExactlyInAnyOrder("x", "y");
        assertThat(dynamo().get(USERS, Item.key("b", "2"))).isEmpty();
    }

    @Test
    void aConditionDecidesOnWhatIsStored() {
        assertThat(dynamo().put(newly("a", "1"))).isTrue();
        assertThat(dynamo().put(newly("a", "1"))).isFalse();
        assertThat(dynamo().update(Write.update(
                        USERS, Item.key("a", "1"), UpdateExpression.empty().set("n", 1))))
                .isTrue();
        assertThat(updateIf(Condition.equal("n", Item.number(2)))).isFalse();
        assertThat(updateIf(Condition.equal("n", Item.number(2), Item.number(1))))
                .isTrue();
        assertThat(updateIf(new Condition.Absent("n"))).isFalse();
        assertThat(updateIf(Condition.existingItem().and(Condition.equal("n", Item.number(1)))))
                .isTrue();
        assertThat(updateIf(Condition.newItem().or(Condition.equal("missing", Item.number(1)))))
                .isFalse();
    }

    @Test
    void numbersAreComparedAsNumbersAndWhatIsMissingIsBelowNothing() {
        dynamo().put(new Write.Put(USERS, Item.key("a", "1").with("n", 9).with("limit", 10), Optional.empty()));

        assertThat(updateIf(new Condition.Below("n", 10))).isTrue();
        assertThat(updateIf(new Condition.Below("n", 9))).isFalse();
        assertThat(updateIf(new Condition.BelowAttribute("n", "limit"))).isTrue();
        assertThat(updateIf(new Condition.BelowAttribute("limit", "n"))).isFalse();
        assertThat(updateIf(new Condition.BelowAttribute("n", "missing"))).isFalse();
        assertThat(updateIf(new Condition.Below("missing", 10))).isFalse();
        assertThat(updateIf(new Condition.Not(new Condition.Below("missing", 10))))
                .isTrue();
        assertThat(updateIf(new Condition.Not(new Condition.Absent("missing").or(new Condition.Below("n", 9)))))
                .isFalse();
    }

    @Test
    void anUpdateMakesCountsAndChangesAnItem() {
        var key = Item.key("a", "1");
        dynamo().update(Write.update(
                USERS, key, UpdateExpression.empty().add("n", 2).add("set", Item.texts(Set.of("x")))));
        dynamo().update(Write.update(
                USERS,
                key,
                UpdateExpression.empty()
                        .add("n", -5)
                        .add("set", Item.texts(Set.of("y")))
                        .set("text", "t")));

        var item = dynamo().get(USERS, key).orElseThrow();
        assertThat(item.number("n")).isEqualTo(-3);
        assertThat(item.strings("set")).containsExactlyInAnyOrder("x", "y");

        dynamo().update(Write.update(
                USERS,
                key,
                UpdateExpression.empty().remove("text", "n").delete("set", Item.texts(Set.of("x", "y", "z")))));
        assertThat(dynamo().get(USERS, key).orElseThrow().attributes()).containsOnlyKeys("pk", "sk");
    }

    @Test
    void whatIsThereStaysIfOnlyWhatIsMissingIsSet() {
        var key = Item.key("a", "1");
        for (int n = 1; n <= 2; n++) {
            dynamo().update(Write.update(
                    USERS,
                    key,
                    UpdateExpression.empty().setIfMissing("n", Item.number(n)).set("last", n)));
        }

        var item = dynamo().get(USERS, key).orElseThrow();
        assertThat(item.number("n")).isEqualTo(1);
        assertThat(item.number("last")).isEqualTo(2);
    }

    @Test
    void aNameOfAnAttributeCanBeADate() {
        var key = Item.key("a", "1");
        var counting = UpdateExpression.empty().add("day_2026-11-23", 1);

        dynamo().update(Write.update(USERS, key, counting, new Condition.Absent("day_2026-11-23")));
        dynamo().update(Write.update(USERS, key, counting, new Condition.Below("day_2026-11-23", 2)));

        assertThat(dynamo().get(USERS, key).orElseThrow().counts("day_")).containsEntry("2026-11-23", 2L);
    }

    @Test
    void aTransactionIsAllOrNothingAndNamesTheFirstThatRefused() {
        put("a", "1", "old");
        put("b", "1", "old");
        var writes = List.of(
                Write.put(USERS, Item.key("a", "2")),
                Write.check(USERS, Item.key("a", "1"), Condition.equal("text", Item.text("old"))),
                Write.put(USERS, Item.key("b", "1"), Condition.newItem()),
                Write.delete(USERS, Item.key("a", "9"), Condition.existingItem()));

        assertThat(dynamo().transact(writes)).hasValue(2);
        assertThat(dynamo().get(USERS, Item.key("a", "2"))).isEmpty();

        assertThat(dynamo().transact(writes.subList(0, 2))).isEmpty();
        assertThat(dynamo().get(USERS, Item.key("a", "2"))).isPresent();
    }

    @Test
    void aTransactionOnOneItemTwiceIsRefused() {
        var twice = List.of(Write.put(USERS, Item.key("a", "1")), Write.delete(USERS, Item.key("a", "1")));

        assertThatThrownBy(() -> dynamo().transact(twice)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aQueryReadsItsPartitionInOrder() {
        for (var sort : List.of("b#1", "a#1", "b#3", "b#2", "c")) {
            put("p", sort, sort);
        }
        put("other", "b#9", "");

        assertThat(sorts(Query.of(USERS, "p"))).containsExactly("a#1", "b#1", "b#2", "b#3", "c");
        assertThat(sorts(Query.of(USERS, "p").beginningWith("b#"))).containsExactly("b#1", "b#2", "b#3");
        assertThat(sorts(Query.of(USERS, "p").before("b#3").newestFirst().limit(2)))
                .containsExactly("b#2", "b#1");
        assertThat(sorts(Query.of(USERS, "p").after("b#1").limit(2))).containsExactly("b#2", "b#3");
        assertThat(sorts(Query.of(USERS, "nobody"))).isEmpty();
        assertThat(dynamo().page(Query.of(USERS, "p").only("sk").limit(1))
                        .getFirst()
                        .attributes())
                .containsOnlyKeys("sk");
    }

    /** As folders are read in pieces: the last that was read may be gone by then. */
    @Test
    void aPageGoesOnAfterAKeyWhateverStandsThere() {
        IntStream.rangeClosed(1, 5).forEach(n -> put("a", "folder#1#" + n, "text"));
        put("a", "folder#2#1", "text");
        put("a", "session", "text");

        assertThat(after("folder#1#", 2)).containsExactly("folder#1#1", "folder#1#2");
        assertThat(after("folder#1#2", 2)).containsExactly("folder#1#3", "folder#1#4");
        assertThat(after("folder#1#2x", 2)).containsExactly("folder#1#3", "folder#1#4");
        assertThat(after("folder#1#5", 2)).containsExactly("folder#2#1", "session");
        assertThat(after("session", 2)).isEmpty();
    }

    private List<String> after(String sortKey, int limit) {
        return dynamo().page(Query.of(USERS, "a").after(sortKey).limit(limit)).stream()
                .map(Item::sortKey)
                .toList();
    }

    @Test
    void manyMembersOfASetMoveToRowsOfTheirOwnIfAllAreStillThere() {
        var members = IntStream.range(0, 60).mapToObj(n -> "%064d".formatted(n)).toList();
        var row = Item.key("a", "-");
        dynamo().put(new Write.Put(USERS, row.with("set", Set.copyOf(members)), Optional.empty()));

        assertThat(dynamo().transact(moving(members, row))).isEmpty();
        assertThat(dynamo().transact(moving(members, row))).isPresent();

        var after = dynamo().get(USERS, row).orElseThrow();
        assertThat(after.strings("set")).isEmpty();
        assertThat(after.count("more")).isEqualTo(members.size());
        assertThat(dynamo().page(Query.of(USERS, "a").beginningWith("member#"))).hasSameSizeAs(members);
    }

    private static List<Write> moving(List<String> members, Item row) {
        var allThere = members.stream()
                .<Condition>map(member -> new Condition.Contains("set", member))
                .reduce(Condition::and)
                .orElseThrow();
        var change = UpdateExpression.empty().delete("set", Item.texts(members)).add("more", members.size());
        return Stream.concat(
                        members.stream().<Write>map(member -> Write.put(USERS, Item.key("a", "member#" + member))),
                        Stream.of(Write.update(USERS, row, change, allThere)))
                .toList();
    }

    @Test
    void aPageIsFullHoweverLargeItsItemsAre() {
        for (int n = 0; n < 8; n++) {
            var large = Item.key("p", "row" + n).with("body", new byte[300_000]);
            dynamo().put(new Write.Put(SYNCED_MAIL, large, Optional.empty()));
        }

        assertThat(dynamo().page(Query.of(SYNCED_MAIL, "p").limit(7))).hasSize(7);
        assertThat(dynamo().page(Query.of(SYNCED_MAIL, "p"))).hasSize(8);
    }

    @Test
    void manyItemsAreReadAndDeletedAtOnce() {
        for (int n = 0; n < 120; n++) {
            put("p", "row" + n, "x");
        }
        var keys =
                IntStream.range(0, 130).mapToObj(n -> Item.key("p", "row" + n)).toList();

        assertThat(dynamo().getAll(USERS, keys, "sk")).hasSize(120);
        dynamo().deleteAll(USERS, keys);
        assertThat(dynamo().getAll(USERS, keys)).isEmpty();
        assertThat(dynamo().getAll(USERS, List.of())).isEmpty();
    }

    @Test
    void anIndexHoldsWhatHasItsKeysInTheOrderOfItsSortKey() {
        due("late", "0", 300);
        due("early", "0", 20);
        due("elsewhere", "1", 1);
        put("never", "connection", "");

        var query = Query.of(USERS, DUE, "0");
        assertThat(dynamo().page(query.atMost(300)))
                .extracting(Item::partitionKey)
                .containsExactly("early", "late");
        assertThat(dynamo().page(query.atMost(299)))
                .extracting(Item::partitionKey)
                .containsExactly("early");
        assertThat(dynamo().page(query.newestFirst().limit(1)))
                .extracting(Item::partitionKey)
                .containsExactly("late");
    }

    /** As two hundred connections may be due in one second, and some of a page move on while it is worked on. */
    @Test
    void aQueryOfAnIndexGoesOnAfterAnItemThatMayHaveMoved() {
        for (int n = 0; n < 25; n++) {
            due("of one second " + n, "0", 20);
        }
        due("later", "0", 30);
        var query = Query.of(USERS, DUE, "0").atMost(300).limit(10);

        var first = dynamo().page(query);
        first.forEach(item -> due(item.partitionKey(), "0", 900));
        var second = dynamo().page(query.goingOnAfter(first.getLast()));
        var third = dynamo().page(query.goingOnAfter(second.getLast()));

        assertThat(first).hasSize(10);
        assertThat(second).hasSize(10);
        assertThat(third).hasSize(6).last().extracting(Item::partitionKey).isEqualTo("later");
        assertThat(Stream.of(first, second, third).flatMap(List::stream).map(Item::partitionKey))
                .doesNotHaveDuplicates();
    }

    @Test
    void anIndexProjectsWhatItsDefinitionSays() {
        var mail = Item.key("p", "mail#1")
                .with("owner", "anna")
                .with("at", "2026")
                .with("summary", "s")
                .with("body", "b");
        dynamo().put(new Write.Put(SYNCED_MAIL, mail, Optional.empty()));

        assertThat(dynamo().page(Query.of(SYNCED_MAIL, BY_USER, "anna"))
                        .getFirst()
                        .attributes())
                .containsOnlyKeys("pk", "sk", "owner", "at", "summary");
    }

    private void put(String partition, String sort, String text) {
        dynamo().put(new Write.Put(USERS, Item.key(partition, sort).with("text", text), Optional.empty()));
    }

    private void due(String partition, String shard, long at) {
        var item = Item.key(partition, "connection").with("dueShard", shard).with("dueAt", at);
        dynamo().put(new Write.Put(USERS, item, Optional.empty()));
    }

    private static Write.Put newly(String partition, String sort) {
        return new Write.Put(USERS, Item.key(partition, sort), Optional.of(Condition.newItem()));
    }

    private boolean updateIf(Condition condition) {
        return dynamo().update(Write.update(
                USERS, Item.key("a", "1"), UpdateExpression.empty().set("touched", 1), condition));
    }

    private List<String> sorts(Query query) {
        return dynamo().page(query).stream().map(Item::sortKey).toList();
    }
}
