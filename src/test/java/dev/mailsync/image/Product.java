package dev.mailsync.image;

import com.tngtech.archunit.core.domain.JavaClass;

/** What is deployed, as it was compiled. */
final class Product {

    private Product() {}

    /** Jackson finds the constants of an enum without reflection, and what it reads has no behaviour. */
    static boolean isData(JavaClass type) {
        return type.getName().startsWith("dev.mailsync.") && (type.isRecord() || type.isInterface() && isSealed(type));
    }

    private static boolean isSealed(JavaClass type) {
        return type.reflect().isSealed();
    }
}
