package dev.millet.walls;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.Test;

/** The files that docs/first-module.md shows are those that the build compiles and runs. */
public class TheTutorialShowsItsSampleTest {

  private static final Path DOCS = Path.of("../../docs");
  private static final Path SAMPLE = DOCS.resolve("samples/milestones");
  private static final Pattern FILE =
      Pattern.compile("^`([\\w./-]+)`\n\n```\\w+\n(.*?)\n```$", Pattern.DOTALL | Pattern.MULTILINE);

  @Test
  public void everyFileIsShownAsItIs() throws IOException {
    Map<String, String> shown = shown();
    assertTrue(shown.keySet().toString(), shown.size() > 8);
    for (Map.Entry<String, String> file : shown.entrySet()) {
      // the sample's own parent is the reactor
      if (!file.getKey().equals("pom.xml")) {
        String sample = Files.readString(SAMPLE.resolve(file.getKey())).strip();
        assertEquals(file.getKey(), sample, file.getValue().strip());
      }
    }
  }

  @Test
  public void noFileIsLeftOut() throws IOException {
    try (var files = Files.walk(SAMPLE.resolve("src"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = SAMPLE.relativize(file).toString();
        assertTrue(name + " is not shown", shown().containsKey(name));
      }
    }
  }

  private static Map<String, String> shown() throws IOException {
    Map<String, String> shown = new TreeMap<>();
    Matcher file = FILE.matcher(Files.readString(DOCS.resolve("first-module.md")));
    while (file.find()) {
      shown.put(file.group(1), file.group(2));
    }
    return shown;
  }
}
