package dev.millet.tests.framework;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a test that shows the same on each database, such as a control of what the callers notice:
 * a build runs it on the embedded one alone, and full sweeps on each.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OnOneDatabase {}
