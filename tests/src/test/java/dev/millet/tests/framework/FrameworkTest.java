package dev.millet.tests.framework;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which framework the tests of a class run in; subclasses run in the same. */
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface FrameworkTest {

  /** Returns the suite that runs the class in each build, one class after the other. */
  Class<?> suite();

  /** Returns whether it runs on PostgreSQL, instead of the embedded database. */
  boolean postgres() default false;

  /**
   * Returns why the class needs a framework of its own, which takes six seconds of processor time;
   * the empty string where it shares that of its suite.
   */
  String alone() default "";
}
