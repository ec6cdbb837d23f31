package dev.mailsync;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * A test that calls the running product over HTTP. {@code verify} runs it, {@code test} does not: it needs Quarkus. Only
 * one Quarkus runs at a time, so these tests take turns while tests without Quarkus run beside them.
 */
@Tag("http")
@Execution(ExecutionMode.SAME_THREAD)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OverHttp {}
