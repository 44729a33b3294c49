package dev.millet.tests.framework;

import org.junit.runner.RunWith;

/** Runs the classes that try bad versions of the module {@code trial}, in one framework. */
@RunWith(ClassesOfSuite.class)
public final class TrialSuite {}
