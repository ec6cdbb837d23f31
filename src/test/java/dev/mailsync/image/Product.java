package dev.mailsync.image;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** What is deployed, as it was compiled. */
final class Product {

    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("/dev/mailsync/sandbox/"))
            .importPackages("dev.mailsync");

    private Product() {}

    /** Jackson finds the constants of an enum without reflection, and what it reads has no behaviour. */
    static boolean isData(JavaClass type) {
        return type.getName().startsWith("dev.mailsync.") && (type.isRecord() || type.isInterface() && isSealed(type));
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }
}
