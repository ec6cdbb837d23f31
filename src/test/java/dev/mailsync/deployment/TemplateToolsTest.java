package dev.mailsync.deployment;

import java.util.Map;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What AWS's own programs say of the templates, where they are installed. */
@Tag("slow")
class TemplateToolsTest {

    private static final String TRANSLATE = """
            import json, sys
            from samtranslator.translator.transform import transform
            from samtranslator.yaml_helper import yaml_parse
            class NoPolicies:
                def load(self): return {}
            template = yaml_parse(open('template.yaml').read())
            template['Globals']['Function']['CodeUri'] = 's3://bucket/function.zip'
            values = {name: each.get('Default') for name, each in template['Parameters'].items()}
            values['Release'] = '1790000000'
            print(json.dumps(transform(template, values, NoPolicies())))
            """;

    /** As {@code sam validate --lint} does, against AWS's own schemas, in a region of each partition: all 38 take minutes. */
    @Test
    void theLinterOfAwsFindsNothingInAnyPartition() throws Exception {
        Program.orSkip("cfn-lint", "cfn-lint", "--version");

        var linter = Program.run(
                Map.of(),
                "cfn-lint",
                "-r",
                "eu-central-1",
                "us-gov-west-1",
                "cn-north-1",
                "--",
                "template.yaml",
                "infra/monitoring.yaml");

        assertThat(linter.exit()).as(linter.said()).isZero();
    }

    @Test
    void samMakesOfTheTemplateWhatCloudFormationTakes() throws Exception {
        Program.orSkip("SAM translator", "python3", "-c", "import samtranslator");

        var translated =
                Program.run(Map.of("AWS_DEFAULT_REGION", "eu-central-1"), "python3", "-W", "ignore", "-c", TRANSLATE);

        assertThat(translated.exit()).as(translated.said()).isZero();
        var json =
                translated.said().lines().filter(line -> line.startsWith("{")).findFirst();
        everyVersionIsCalledBeforeItsAliasMoves(new ObjectMapper().readTree(json.orElseThrow()));
    }

    private static void everyVersionIsCalledBeforeItsAliasMoves(JsonNode translated) {
        var resources = translated.get("Resources");
        var made = new TreeSet<String>();
        resources.fieldNames().forEachRemaining(made::add);
        assertThat(made).containsAll(Template.read().madeBySam()).doesNotContain("CodeDeployServiceRole");
        for (var function :
                Template.read().resources("AWS::Serverless::Function").keySet()) {
            assertThat(resources
                            .at("/%sAliaslive/UpdatePolicy/CodeDeployLambdaAliasUpdate/BeforeAllowTrafficHook/Ref"
                                    .formatted(function))
                            .asText())
                    .isEqualTo("Hook");
            assertThat(resources.get(function + "Version1790000000")).isNotNull();
        }
    }
}
