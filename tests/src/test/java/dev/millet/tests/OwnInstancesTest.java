package dev.millet.tests;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * A class that begins an instance or a framework of its own stands in the list, with the reason.
 */
public class OwnInstancesTest {

  private static final Path SOURCES = Path.of("src/test/java");
  private static final Path LIST = Path.of("../docs/test-instances.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| (`\\w+IT`.*?) \\| .+ \\|$");
  private static final Pattern NAME = Pattern.compile("`(\\w+)`");

  /** Where instances begin, and what tells of it. */
  private static final Map<String, Pattern> BEGINNINGS =
      Map.of(
          "MilletProcess", Pattern.compile("MilletProcess\\s*\\.run\\("),
          "FrameworkTest", Pattern.compile("\\balone =\\s*\""));

  @Test
  public void theListNamesThoseThatBeginOneAndNoOthers() throws IOException {
    assertEquals(lines(tests(sources())), lines(listed()));
  }

  @Test
  public void controlAClassThatBeginsOneIsFoundThroughWhatItStandsOn() {
    Map<String, String> sources =
        Map.of(
            "Ground", "class Ground { void start() { MilletProcess.run().ready(); } }",
            "StoryIT", "class StoryIT extends Ground {}",
            "HeldIT", "class HeldIT { Ground ground = new Ground(); }",
            "SharingIT", "class SharingIT { String words = \"on new grounds\"; }");
    assertEquals(Set.of("StoryIT", "HeldIT"), tests(sources));
  }

  /** Returns the classes of tests that begin one, or stand on what does. */
  private static Set<String> tests(Map<String, String> sources) {
    Set<String> own = new TreeSet<>();
    sources.forEach(
        (name, source) -> {
          if (BEGINNINGS.entrySet().stream()
              .anyMatch(
                  each -> !each.getKey().equals(name) && each.getValue().matcher(source).find())) {
            own.add(name);
          }
        });
    boolean grown = true;
    while (grown) {
      Pattern uses = uses(own);
      grown =
          own.addAll(
              sources.keySet().stream()
                  .filter(name -> uses.matcher(sources.get(name)).find())
                  .toList());
    }
    return own.stream().filter(name -> name.endsWith("IT")).collect(toCollection(TreeSet::new));
  }

  private static Pattern uses(Set<String> classes) {
    String any = classes.stream().collect(joining("|", "(", ")\\b"));
    return Pattern.compile("\\b(extends |new )" + any);
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> !file.endsWith("OwnInstancesTest.java"))
          .forEach(
              file -> sources.put(file.getFileName().toString().replace(".java", ""), text(file)));
    }
    assertTrue(sources.containsKey("MilletProcess"));
    return sources;
  }

  private static Set<String> listed() {
    Set<String> listed = new TreeSet<>();
    Matcher row = ROW.matcher(text(LIST));
    while (row.find()) {
      Matcher name = NAME.matcher(row.group(1));
      while (name.find()) {
        assertTrue(name.group(1) + " stands twice", listed.add(name.group(1)));
      }
    }
    assertFalse(listed.isEmpty());
    return listed;
  }

  private static String lines(Set<String> names) {
    return String.join("\n", names);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
