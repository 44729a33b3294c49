package dev.millet.tests.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.runners.Suite;
import org.junit.runners.model.InitializationError;
import org.junit.runners.model.RunnerBuilder;

/**
 * Runs every class that names the suite in its {@link FrameworkTest}, in the order of the names.
 */
public final class ClassesOfSuite extends Suite {

  public ClassesOfSuite(Class<?> suite, RunnerBuilder builder) throws InitializationError {
    super(builder, suite, classes(suite));
  }

  private static Class<?>[] classes(Class<?> suite) throws InitializationError {
    try {
      return all().stream().filter(type -> belongs(type, suite)).toArray(Class<?>[]::new);
    } catch (IOException e) {
      throw new InitializationError(e);
    }
  }

  private static boolean belongs(Class<?> type, Class<?> suite) {
    FrameworkTest test = type.getAnnotation(FrameworkTest.class);
    return test != null && test.suite() == suite;
  }

  /** Returns all classes of integration tests, none of them initialized. */
  static List<Class<?>> all() throws IOException {
    Path root = FrameworkStart.classes();
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .map(file -> root.relativize(file).toString())
          .filter(name -> name.endsWith("IT.class"))
          .sorted()
          .<Class<?>>map(ClassesOfSuite::load)
          .toList();
    }
  }

  private static Class<?> load(String file) {
    String name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
    try {
      return Class.forName(name, false, ClassesOfSuite.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
