package dev.mailsync.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is shown is what the code and AWS tell. */
class TemplateDashboardTest {

    @Test
    void theDashboardShowsMetricsThatThereAreAndAllOfOurs() throws Exception {
        var shown = new TreeSet<String>();
        for (var widget : dashboard().get("widgets")) {
            collect(widget.at("/properties/metrics"), shown);
        }

        assertThat(WatchedMetrics.known()).containsAll(shown);
        assertThat(shown).containsAll(WatchedMetrics.ours().toList());
    }

    @Test
    void theRowsOfTheDashboardHaveHeadings() throws Exception {
        assertThat(dashboard().get("widgets"))
                .filteredOn(widget -> widget.get("type").asText().equals("text"))
                .extracting(widget -> widget.at("/properties/markdown")
                        .asText()
                        .lines()
                        .findFirst()
                        .orElseThrow())
                .containsExactly("## Is email arriving?", "## Is anything failing?", "## Work due", "## Cost drivers");
    }

    @Test
    void whatTheDashboardNamesIsAParameterOfItsTemplate() throws Exception {
        var named = Pattern.compile("\\$\\{([^}]+)}")
                .matcher(text())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());

        assertThat(named).contains("Stack", "AWS::Region");
        named.remove("AWS::Region");
        assertThat(Template.monitoring().sections("Parameters").keySet()).containsAll(named);
    }

    @Test
    void itsAddressIsRightInEachPartitionOfAws() {
        assertThat(Template.read().sections("Mappings").get("Partitions").value())
                .isEqualTo(Map.of(
                        "aws", Map.of("Console", "console.aws.amazon.com"),
                        "aws-us-gov", Map.of("Console", "console.amazonaws-us-gov.com"),
                        "aws-cn", Map.of("Console", "console.amazonaws.cn")));
        var url = Template.read()
                .sections("Outputs")
                .get("DashboardUrl")
                .at("Value")
                .at("!Sub")
                .list();
        assertThat((String) url.getFirst().value()).startsWith("https://${Console}/cloudwatch/");
    }

    /** A metric may repeat parts of the one above it, or all ("..."), or be searched for by its name. */
    private static void collect(JsonNode metrics, Set<String> shown) {
        var namespace = "";
        var name = "";
        for (var metric : metrics) {
            var first = metric.get(0);
            if (first.has("expression")) {
                shown.add(first.get("expression")
                        .asText()
                        .replaceAll(".*\\{\"(\\w+)\",.*MetricName=\"(\\w+)\".*", "$1 $2"));
            } else if (!first.asText().equals("...")) {
                namespace = first.asText().equals(".") ? namespace : first.asText();
                name = metric.get(1).asText().equals(".") ? name : metric.get(1).asText();
                shown.add(namespace + " " + name);
            }
        }
    }

    private static JsonNode dashboard() throws Exception {
        return new ObjectMapper()
                .readTree(text().replace("${Stack}", WatchedMetrics.STACK).replaceAll("\\$\\{[A-Za-z:.]+}", "value"));
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("infra/dashboard.json"));
    }
}
