package dev.mailsync.sandbox;

import dev.mailsync.Compiled;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

class SandboxArrowsTest {

    @Test
    void thePackagesOfTheSandboxDependOnEachOtherInOneDirection() {
        var classes = Compiled.CLASSES.that(resideInAPackage("dev.mailsync.sandbox.."));

        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("fault")
                .definedBy("..sandbox.fault..")
                .layer("mailbox")
                .definedBy("..sandbox.mailbox..")
                .layer("mime")
                .definedBy("..sandbox.mime..")
                .layer("graph")
                .definedBy("..sandbox.graph..")
                .layer("entra")
                .definedBy("..sandbox.entra..")
                .layer("control")
                .definedBy("..sandbox.control..")
                .layer("crm")
                .definedBy("..sandbox.crm..")
                .whereLayer("fault")
                .mayOnlyBeAccessedByLayers("mailbox", "graph", "entra", "control")
                .whereLayer("mailbox")
                .mayOnlyBeAccessedByLayers("mime", "graph", "entra", "control")
                .whereLayer("mime")
                .mayOnlyBeAccessedByLayers("graph", "control")
                .whereLayer("graph")
                .mayOnlyBeAccessedByLayers("control")
                .whereLayer("entra")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("control")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("crm")
                .mayNotBeAccessedByAnyLayer()
                .check(classes);
    }
}
