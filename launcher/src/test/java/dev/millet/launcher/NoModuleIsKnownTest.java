package dev.millet.launcher;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.Test;

/** The command works with whatever modules there are: it names none of ours. */
public class NoModuleIsKnownTest {

  @Test
  public void noFileOfTheLauncherNamesAModule() throws IOException {
    List<String> modules = modules();
    assertTrue(modules.toString(), modules.containsAll(List.of("suggestion", "voting")));

    List<String> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = (file + "\n" + Files.readString(file)).toLowerCase(Locale.ROOT);
        modules.stream()
            .filter(text::contains)
            .forEach(module -> found.add(file + " names the module " + module));
      }
    }

    assertEquals(List.of(), found);
  }

  /** The names of the folders, in the singular. */
  private static List<String> modules() throws IOException {
    try (Stream<Path> folders = Files.list(Path.of("../bundles/modules"))) {
      return folders
          .filter(folder -> Files.exists(folder.resolve("bnd.bnd")))
          .map(folder -> folder.getFileName().toString())
          .filter(name -> !name.endsWith("-api"))
          .map(name -> name.replaceAll("s$", ""))
          .toList();
    }
  }
}
