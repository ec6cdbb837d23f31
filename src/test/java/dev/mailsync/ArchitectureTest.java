package dev.mailsync;

import java.util.Comparator;
import java.util.List;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between packages point one way: doors, features, Microsoft, platform. */
@AnalyzeClasses(packages = "dev.mailsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MOST_CLASSES = 26;

    /** From top to bottom, one by one; docs/architecture.md draws them in groups. */
    private static final List<String> ROOMS = List.of(
            "sandbox",
            "lambda",
            "webhook",
            "health",
            "settings",
            "feed",
            "worker",
            "sweep",
            "smartmail",
            "timeline",
            "sync.scan",
            "sync.catchup",
            "sync.recording",
            "sync.session",
            "signin",
            "connection",
            "lead",
            "body",
            "body.css",
            "mail.removal",
            "mail.store",
            "mail.activity",
            "mail",
            "event",
            "company",
            "microsoft.entra",
            "microsoft.graph.sdk",
            "microsoft.graph",
            "microsoft",
            "error",
            "platform.http",
            "platform.secrets",
            "platform.queue",
            "platform.dynamo",
            "platform.identity",
            "platform.config",
            "platform.telemetry");

    @ArchTest
    static final ArchRule everyClassHasARoom = classes()
            .should(new ArchCondition<JavaClass>("be in a room of the house") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    events.add(new SimpleConditionEvent(type, floor(type) >= 0, type.getName() + " is in no room"));
                }
            });

    @ArchTest
    static final ArchRule arrowsLeadDown = classes()
            .should(new ArchCondition<JavaClass>("depend only on their own room and rooms below") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    type.getDirectDependenciesFromSelf().stream()
                            .filter(it -> floor(it.getTargetClass()) >= 0)
                            .filter(it -> floor(it.getTargetClass()) < floor(type))
                            .forEach(it -> events.add(SimpleConditionEvent.violated(type, it.getDescription())));
                }
            });

    /** Of the longest room's name that its package begins with: -1 for what is not ours. */
    private static int floor(JavaClass type) {
        return ROOMS.stream()
                .filter(room -> (type.getPackageName() + ".").startsWith("dev.mailsync." + room + "."))
                .max(Comparator.comparing(String::length))
                .map(ROOMS::indexOf)
                .orElse(-1);
    }

    /** Those of the sandbox included. What a tool generates has other signs in its name. */
    @ArchTest
    static final ArchRule noRoomIsCrowded = classes()
            .should(new ArchCondition<JavaClass>("have at most %d classes beside them".formatted(MOST_CLASSES)) {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    var beside = type.getPackage().getClasses().stream()
                            .filter(it ->
                                    it.isTopLevelClass() && it.getSimpleName().matches("[A-Za-z]+"))
                            .count();
                    events.add(new SimpleConditionEvent(
                            type, beside <= MOST_CLASSES, type.getPackageName() + " has " + beside + " classes"));
                }
            });

    /** What everybody tells it, it does not ask for. */
    @ArchTest
    static final ArchRule telemetryKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.mailsync.platform.telemetry..")
            .should()
            .dependOnClassesThat(resideInAPackage("dev.mailsync..")
                    .and(resideOutsideOfPackage("dev.mailsync.platform.telemetry..")));

    /** The moves made much of it public. It is meant for work on mailboxes; a page may count what waits. */
    @ArchTest
    static final ArchRule onlyWorkOnMailboxesUsesSessions = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.sync..", "dev.mailsync.worker..", "dev.mailsync.smartmail..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("dev.mailsync.sync.session..", "dev.mailsync.sync.recording..")
                    .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("DeferredMailStore"))));

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("dev.mailsync.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule lambdaEventsStayAtTheDoors = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.lambda..", "dev.mailsync.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.amazonaws..");

    @ArchTest
    static final ArchRule microsoftsModelsStayInTheirPackage = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.microsoft..", "dev.mailsync.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.microsoft..", "okhttp3..");

    @ArchTest
    static final ArchRule theDatabaseStaysBehindItsFacade = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.platform.dynamo..", "dev.mailsync.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services.dynamodb", "software.amazon.awssdk.enhanced..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.sandbox..", "dev.mailsync.platform.config..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule chanceComesFromItsSource = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.sandbox..", "dev.mailsync.platform.config..")
            .should()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.Random.class);

    @ArchTest
    static final ArchRule sandboxBeansExistInDevAndTestOnly = classes()
            .that()
            .resideInAPackage("dev.mailsync.sandbox..")
            .and()
            .areAnnotatedWith(jakarta.enterprise.context.ApplicationScoped.class)
            .should()
            .beAnnotatedWith(io.quarkus.arc.profile.IfBuildProfile.class);
}
