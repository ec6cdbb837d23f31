package dev.mailsync.deployment;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.mailsync.deployment.Template.Section;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How a new version comes to be called. */
class TemplateReleaseTest {

    private static final Template TEMPLATE = Template.read();

    /** What calls a function past its alias would not notice that a new version is being tried, or was taken back. */
    @Test
    void functionsAreCalledByTheirAliasOnly() {
        assertThat(TEMPLATE.globals().at("AutoPublishAlias").value()).isEqualTo("live");
        Stream.of(
                        properties("AWS::Lambda::EventSourceMapping", "FunctionName"),
                        properties("AWS::Lambda::Permission", "FunctionName"),
                        properties("AWS::ApiGatewayV2::Integration", "IntegrationUri"))
                .flatMap(values -> values)
                .forEach(called -> assertThat(called.toString()).matches("\\{!Ref=[A-Za-z]+\\.Alias}"));
    }

    @Test
    void aVersionThatFailsIsTakenBack() {
        functions().forEach((id, function) -> {
            var properties = function.at("Properties");
            assertThat(properties.at("AutoPublishCodeSha256").value()).isEqualTo(Map.of("!Ref", "Release"));
            var preference = properties.at("DeploymentPreference");
            assertThat((String) carefully(preference.at("Type"), true).value()).matches("(Canary|Linear).*");
            assertThat(carefully(preference.at("Alarms"), true).list())
                    .extracting(Section::value)
                    .contains(Map.of("!GetAtt", "Monitoring.Outputs." + id + "Fails"));
            var watched = (String) alarm(id + "Fails")
                    .at("Dimensions")
                    .list()
                    .getFirst()
                    .at("Value")
                    .at("!Ref")
                    .value();
            assertThat(watched).isEqualTo(id);
        });
    }

    /** An alarm that is on already would otherwise stop the very deployment that mends its cause. */
    @Test
    void whatHasToGoOutInSpiteOfAnAlarmAsksNone() {
        functions().values().forEach(function -> {
            var preference = function.at("Properties").at("DeploymentPreference");
            assertThat(carefully(preference.at("Type"), false).value()).isEqualTo("AllAtOnce");
            assertThat(carefully(preference.at("Alarms"), false).value()).isEqualTo(List.of());
        });
    }

    /** The canary asks by its name an alarm of the inner stack. */
    private static Section alarm(String id) {
        var monitoring = Template.monitoring();
        assertThat(monitoring.sections("Outputs").get(id).at("Value").value()).isEqualTo(Map.of("!Ref", id));
        return monitoring.resources("AWS::CloudWatch::Alarm").get(id).at("Properties");
    }

    /** CodeDeploy may call no other, and the hook may call nobody but the functions. */
    @Test
    void theHookIsOneThatCodeDeployMayCallAndCallsTheFunctionsAlone() {
        assertThat(TEMPLATE.globals().at("DeploymentPreference").at("Hooks").value())
                .isEqualTo(Map.of("PreTraffic", Map.of("!Ref", "Hook")));
        var hook = TEMPLATE.resources().get("Hook").at("Properties");
        assertThat((String) hook.at("FunctionName").at("!Sub").value()).startsWith("CodeDeployHook_");

        var role = TEMPLATE.resources()
                .get("HookRole")
                .at("Properties")
                .at("Policies")
                .list();
        var calls = role.getFirst().at("PolicyDocument").at("Statement").list().stream()
                .filter(statement ->
                        "lambda:InvokeFunction".equals(statement.at("Action").value()))
                .flatMap(statement -> statement.at("Resource").list().stream())
                .map(resource -> (String) resource.at("!Sub").value());
        assertThat(calls)
                .containsExactlyInAnyOrderElementsOf(functions().keySet().stream()
                        .map("${%s.Arn}:*"::formatted)
                        .toList());
    }

    @Test
    void everyRoleIsBoundedWhereAnAccountAsksForIt() {
        assertThat(TEMPLATE.resources("AWS::IAM::Role").values())
                .hasSize(9)
                .allSatisfy(role -> assertThat(role.at("Properties")
                                .at("PermissionsBoundary")
                                .at("!If")
                                .list())
                        .first()
                        .extracting(Section::value)
                        .isEqualTo("IsBounded"));
        assertThat(TEMPLATE.globals().at("DeploymentPreference").at("Role").value())
                .isEqualTo(Map.of("!GetAtt", "ReleaseRole.Arn"));
    }

    @Test
    void whatIsDeployedIsNativeUnlessSomebodySaysOtherwise() {
        assertThat(TEMPLATE.sections("Parameters")
                        .get("Packaging")
                        .at("Default")
                        .value())
                .isEqualTo("native");
    }

    private static Section carefully(Section either, boolean careful) {
        var branches = either.at("!If").list();
        assertThat(branches.getFirst().value()).isEqualTo("Carefully");
        return branches.get(careful ? 1 : 2);
    }

    private static Stream<Object> properties(String type, String name) {
        return TEMPLATE.resources(type).values().stream()
                .map(resource -> resource.at("Properties").at(name).value());
    }

    private static Map<String, Section> functions() {
        return TEMPLATE.resources("AWS::Serverless::Function");
    }
}
