package dev.millet.tests.framework;

import org.junit.runner.RunWith;

/** Runs the classes that leave the modules as they are, in one framework for each database. */
@RunWith(ClassesOfSuite.class)
public final class PlatformSuite {}
