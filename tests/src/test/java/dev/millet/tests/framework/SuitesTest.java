package dev.millet.tests.framework;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.Test;

/** Each class of integration tests is run once, and shares what is costly to start. */
public class SuitesTest {

  private static final Set<Class<?>> SUITES =
      Set.of(ChangeSuite.class, PlatformSuite.class, TrialSuite.class);

  /** The build leaves these packages to the suites, which know classes by their annotation. */
  @Test
  public void everyClassOfTheirPackagesNamesASuite() throws IOException {
    assertEquals(List.of(), classes(SuitesTest::isLeftToSuites, SuitesTest::hasNoSuite));
  }

  /** The build would run them once more by themselves. */
  @Test
  public void noClassOfOtherPackagesNamesASuite() throws IOException {
    assertEquals(List.of(), classes(type -> !isLeftToSuites(type), type -> !hasNoSuite(type)));
  }

  @Test
  public void thereAreClassesOfBothKinds() throws IOException {
    assertTrue(classes(SuitesTest::isLeftToSuites, type -> true).size() > 20);
    assertTrue(classes(type -> !isLeftToSuites(type), type -> true).size() > 20);
  }

  private static List<String> classes(Predicate<Class<?>> one, Predicate<Class<?>> other)
      throws IOException {
    return ClassesOfSuite.all().stream().filter(one.and(other)).map(Class::getName).toList();
  }

  private static boolean isLeftToSuites(Class<?> type) {
    return Set.of("dev.millet.tests.framework", "dev.millet.tests.hostile")
        .contains(type.getPackageName());
  }

  private static boolean hasNoSuite(Class<?> type) {
    FrameworkTest test = type.getAnnotation(FrameworkTest.class);
    return test == null || !SUITES.contains(test.suite());
  }
}
