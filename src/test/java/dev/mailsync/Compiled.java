package dev.mailsync;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;

/** The compiled classes, read once for all tests that look at them. */
public final class Compiled {

    /** With the sandbox, without the tests. */
    public static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mailsync");

    /** What is deployed. */
    public static final JavaClasses DEPLOYED = CLASSES.that(not(resideInAPackage("dev.mailsync.sandbox..")));

    private Compiled() {}
}
