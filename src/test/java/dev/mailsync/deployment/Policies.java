package dev.mailsync.deployment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import dev.mailsync.deployment.Template.Section;
import dev.mailsync.platform.dynamo.Table;

/** What each function of the template may do. */
final class Policies {

    private final Set<AwsCall> granted = new TreeSet<>();
    private final Map<Table, String> tables = new TreeMap<>();

    private Policies() {}

    static Policies of(Template template) {
        var policies = new Policies();
        for (var function : template.resources("AWS::Serverless::Function").keySet()) {
            var role = template.resources().get(function + "Role").at("Properties");
            role.at("Policies").list().stream()
                    .flatMap(policy -> policy.at("PolicyDocument").at("Statement").list().stream())
                    .forEach(statement -> policies.grant(function, statement));
        }
        template.resources("AWS::DynamoDB::Table")
                .forEach((id, table) ->
                        policies.tables.put(table(table.at("Properties").at("TableName")), id));
        return policies;
    }

    Set<AwsCall> granted() {
        return granted;
    }

    boolean allow(AwsCall call) {
        return granted.contains(call);
    }

    /** The logical id of a table. */
    String resource(Table table) {
        return tables.get(table);
    }

    private void grant(String function, Section statement) {
        for (var action : statement.at("Action").list()) {
            for (var resource : statement.at("Resource").list()) {
                granted.add(new AwsCall(function, (String) action.value(), resource(resource)));
            }
        }
    }

    /** {@code !GetAtt Users.Arn}, {@code !Sub "${Users.Arn}/index/due"} and {@code !Ref SigningKeys}. */
    private static String resource(Section section) {
        var name = section.map().values().iterator().next().toString();
        return name.replaceAll("[${}]", "").replace(".Arn", "");
    }

    private static Table table(Section name) {
        for (var table : Table.values()) {
            if (Map.of("!Sub", "${TablePrefix}" + table.baseName()).equals(name.value())) {
                return table;
            }
        }
        throw new IllegalArgumentException("unknown table " + name);
    }
}
