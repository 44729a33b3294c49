package dev.millet.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.Test;

/** The command works with whatever modules there are: it names none of ours. */
public class NoModuleIsKnownTest {

  /** These are words of other texts, too, or parts of some. */
  private static final Set<String> ORDINARY = Set.of("builds", "events", "points", "sso");

  @Test
  public void noFileOfTheLauncherNamesAModule() throws IOException {
    List<String> modules = modules();
    assertTrue(modules.toString(), modules.containsAll(List.of("suggestions", "voting", "builds")));

    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = (file + "\n" + Files.readString(file)).toLowerCase(Locale.ROOT);
        modules.stream()
            .filter(module -> names(text, module))
            .forEach(module -> found.add(file + " names the module " + module));
      }
    }

    assertEquals(List.of(), found);
  }

  @Test
  public void anOrdinaryWordIsNoNameOfAModule() {
    assertTrue(names("class suggestionimport", "suggestions"));
    assertTrue(names("bundle(\"dev.millet.builds\")", "builds"));
    assertTrue(names("get(\"/api/v1/events\")", "events"));
    assertFalse(names("what maven builds, on events of a processor", "builds"));
    assertFalse(names("what maven builds, on events of a processor", "events"));
    assertFalse(names("what maven builds, on events of a processor", "sso"));
  }

  private static boolean names(String text, String module) {
    return ORDINARY.contains(module)
        ? Stream.of("\"%s\"", "/api/v1/%s", "dev.millet.%s")
            .anyMatch(form -> text.contains(form.formatted(module)))
        : text.contains(module.replaceAll("s$", ""));
  }

  /** The names of the folders. */
  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../bundles/modules"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("bnd.bnd")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.endsWith("-api"))
          .toList();
    }
  }
}
