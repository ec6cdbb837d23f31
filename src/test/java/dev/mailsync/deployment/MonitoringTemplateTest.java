package dev.mailsync.deployment;

import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MonitoringTemplateTest {

    private static final Template MONITORING = Template.monitoring();
    private static final Pattern REFERENCE = Pattern.compile("!Ref=(\\w+)|\\$\\{(\\w+)}");

    @Test
    void everyReferenceLeadsToAParameterAndEveryParameterIsUsed() {
        var references = new TreeSet<String>();
        MONITORING
                .resources()
                .values()
                .forEach(resource -> REFERENCE
                        .matcher(resource.toString())
                        .results()
                        .forEach(it -> references.add(it.group(1) == null ? it.group(2) : it.group(1))));

        assertThat(references).isEqualTo(MONITORING.sections("Parameters").keySet());
    }

    @Test
    void itsOutputsNameItsResources() {
        MONITORING
                .sections("Outputs")
                .forEach(
                        (name, output) -> assertThat(output.at("Value").value()).isEqualTo(Map.of("!Ref", name)));
        assertThat(MONITORING.resources().keySet())
                .containsAll(MONITORING.sections("Outputs").keySet());
    }

    /** Alarms of the stack that it replaced have a hyphen there: both are there for a while, as the new ones come first. */
    @Test
    void noAlarmHasANameThatAStackOfBeforeGave() {
        var names = new TreeSet<String>();
        MONITORING
                .resources("AWS::CloudWatch::Alarm")
                .values()
                .forEach(alarm -> names.add((String)
                        alarm.at("Properties").at("AlarmName").at("!Sub").value()));

        assertThat(names)
                .hasSameSizeAs(MONITORING.resources("AWS::CloudWatch::Alarm").keySet())
                .allMatch(name -> name.matches("\\$\\{Stack}/[a-z-]+"));
    }
}
