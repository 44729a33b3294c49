package dev.millet.tests.framework;

import org.junit.runner.RunWith;

/** Runs the classes that change the modules that ship, each in a framework of its own. */
@RunWith(ClassesOfSuite.class)
public final class ChangeSuite {}
