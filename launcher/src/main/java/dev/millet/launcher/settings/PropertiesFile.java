package dev.millet.launcher.settings;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** Reads a file of settings in Java's properties format, in UTF-8, and remembers the lines. */
final class PropertiesFile {

  private PropertiesFile() {}

  static List<Given> read(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<String> lines;
    try {
      lines = Files.readAllLines(file);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.SETTING,
          "The settings file " + file + " cannot be read: " + e.getMessage() + ".",
          e);
    }
    List<Given> given = new ArrayList<>();
    StringBuilder pending = new StringBuilder();
    int first = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (pending.length() == 0) {
        first = i + 1;
      }
      pending.append(lines.get(i)).append('\n');
      if (!isContinued(lines.get(i))) {
        given.addAll(parse(pending.toString(), file, first));
        pending.setLength(0);
      }
    }
    given.addAll(parse(pending.toString(), file, first));
    return given;
  }

  private static boolean isContinued(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1 && !line.stripLeading().startsWith("#");
  }

  private static List<Given> parse(String logicalLine, Path file, int line) {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(logicalLine));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new LaunchException(
          ExitCode.SETTING,
          "The settings file %s, line %s, cannot be read: %s."
              .formatted(file, line, e.getMessage()),
          e);
    }
    return properties.stringPropertyNames().stream()
        .map(
            key ->
                new Given(
                    key, properties.getProperty(key).strip(), "in " + file + ", line " + line))
        .toList();
  }
}
