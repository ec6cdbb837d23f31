package dev.mailsync;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The arrows between packages point one way: doors, features, Microsoft, platform parts. */
@AnalyzeClasses(packages = "dev.mailsync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    /** What everybody tells it, it does not ask for. */
    @ArchTest
    static final ArchRule telemetryKnowsNobody = noClasses()
            .that()
            .resideInAPackage("dev.mailsync.telemetry..")
            .should()
            .dependOnClassesThat(
                    resideInAPackage("dev.mailsync..").and(resideOutsideOfPackage("dev.mailsync.telemetry..")));

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("sandbox")
            .definedBy("dev.mailsync.sandbox..")
            .layer("lambda")
            .definedBy("dev.mailsync.lambda..")
            .layer("health")
            .definedBy("dev.mailsync.health..")
            .layer("sync")
            .definedBy("dev.mailsync.sync..")
            .layer("sweep")
            .definedBy("dev.mailsync.sweep..")
            .layer("webhook")
            .definedBy("dev.mailsync.webhook..")
            .layer("connection")
            .definedBy("dev.mailsync.connection..")
            .layer("overview")
            .definedBy("dev.mailsync.overview..")
            .layer("web")
            .definedBy("dev.mailsync.web..")
            .layer("feed")
            .definedBy("dev.mailsync.feed..")
            .layer("event")
            .definedBy("dev.mailsync.event..")
            .layer("attachment")
            .definedBy("dev.mailsync.attachment..")
            .layer("sending")
            .definedBy("dev.mailsync.sending..")
            .layer("timeline")
            .definedBy("dev.mailsync.timeline..")
            .layer("body")
            .definedBy("dev.mailsync.body..")
            .layer("company")
            .definedBy("dev.mailsync.company..")
            .layer("mail")
            .definedBy("dev.mailsync.mail..")
            .layer("survey")
            .definedBy("dev.mailsync.survey..")
            .layer("quota")
            .definedBy("dev.mailsync.quota..")
            .layer("capture")
            .definedBy("dev.mailsync.capture..")
            .layer("failure")
            .definedBy("dev.mailsync.failure..")
            .layer("microsoft")
            .definedBy("dev.mailsync.microsoft..")
            .layer("http")
            .definedBy("dev.mailsync.http..")
            .layer("queue")
            .definedBy("dev.mailsync.queue..")
            .layer("secrets")
            .definedBy("dev.mailsync.secrets..")
            .layer("dynamo")
            .definedBy("dev.mailsync.dynamo..")
            .layer("identity")
            .definedBy("dev.mailsync.identity..")
            .layer("config")
            .definedBy("dev.mailsync.config..")
            .whereLayer("sandbox")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("lambda")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("health")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sync")
            .mayOnlyBeAccessedByLayers("lambda", "sending")
            .whereLayer("sweep")
            .mayOnlyBeAccessedByLayers("lambda")
            .whereLayer("webhook")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("attachment")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("web")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("sending")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("overview")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("feed")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("feed", "connection", "mail")
            .whereLayer("connection")
            .mayOnlyBeAccessedByLayers("sync", "sweep", "attachment", "overview", "sending")
            .whereLayer("timeline")
            .mayOnlyBeAccessedByLayers("feed", "sync", "connection", "attachment", "sending")
            .whereLayer("body")
            .mayOnlyBeAccessedByLayers("sync")
            .whereLayer("company")
            .mayOnlyBeAccessedByLayers("sync", "connection", "timeline")
            .whereLayer("survey")
            .mayOnlyBeAccessedByLayers("sync", "connection")
            .whereLayer("quota")
            .mayOnlyBeAccessedByLayers("overview", "sync", "connection", "company", "mail")
            .whereLayer("capture")
            .mayOnlyBeAccessedByLayers("sync", "connection", "company", "timeline")
            .whereLayer("mail")
            .mayOnlyBeAccessedByLayers(
                    "feed", "sync", "sweep", "connection", "timeline", "attachment", "body", "sending")
            .whereLayer("failure")
            .mayOnlyBeAccessedByLayers("web", "overview", "sync", "sweep", "connection", "microsoft", "sending")
            .whereLayer("microsoft")
            .mayOnlyBeAccessedByLayers(
                    "health", "sync", "sweep", "connection", "webhook", "attachment", "body", "sending");

    @ArchTest
    static final ArchRule noCircles =
            slices().matching("dev.mailsync.(*)..").should().beFreeOfCycles();

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
            .resideOutsideOfPackages("dev.mailsync.dynamo..", "dev.mailsync.sandbox..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk.services.dynamodb", "software.amazon.awssdk.enhanced..");

    @ArchTest
    static final ArchRule timeComesFromTheClock = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.sandbox..", "dev.mailsync.config..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(java.time.Clock.class, "systemUTC");

    @ArchTest
    static final ArchRule chanceComesFromItsSource = noClasses()
            .that()
            .resideOutsideOfPackages("dev.mailsync.sandbox..", "dev.mailsync.config..")
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
