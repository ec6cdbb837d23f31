package dev.mailsync.microsoft.graph;

import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MessageQueryTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-01");

    @Test
    void anAddressIsSearchedForInEachOfItsSpellings() {
        assertThat(MessageQuery.anyOf(List.of("lee@xn--bcher-kva.example"), DAY))
                .isEqualTo("""
                "(participants:\\"lee@xn--bcher-kva.example\\" OR participants:\\"lee@bücher.example\\") AND received>=2026-11-01\"""");
    }

    @Test
    void mostAddressesHaveOne() {
        assertThat(MessageQuery.anyOf(List.of("lee@lead.example", "may@lead.example"), DAY))
                .isEqualTo("""
                "(participants:\\"lee@lead.example\\" OR participants:\\"may@lead.example\\") AND received>=2026-11-01\"""");
    }
}
