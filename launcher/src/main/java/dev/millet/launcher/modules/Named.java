package dev.millet.launcher.modules;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import jakarta.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The name of what somebody installs: a file, Maven coordinates, or a module that is available. */
record Named(String name) {

  /** Three parts at least, none of them a path as Windows has them. */
  private static final Pattern COORDINATES = Pattern.compile("[^:/\\\\]+(:[^:/\\\\]+){2,4}");

  boolean isFile() {
    return !isCoordinates() && Files.isRegularFile(Path.of(name));
  }

  boolean isCoordinates() {
    return COORDINATES.matcher(name).matches();
  }

  /**
   * Returns the SHA-256 under which the instance has it; sends it in, or has it fetched, where it
   * does not.
   *
   * @throws LaunchException where there is nothing of this name, or the instance refuses it
   */
  String sha256(ModulesClient client) {
    if (isCoordinates()) {
      return client.fetch(name);
    }
    if (isFile()) {
      return client.send(Path.of(name));
    }
    List<JsonObject> available = client.available().getValuesAs(JsonObject.class);
    return newest(available).getString("sha256");
  }

  /** Returns the newest version of the module of this name. */
  JsonObject newest(List<JsonObject> available) {
    return available.stream()
        .filter(each -> each.getString("module").equals(name))
        .max((a, b) -> Versions.compare(a.getString("version"), b.getString("version")))
        .orElseThrow(() -> unknown(available));
  }

  private LaunchException unknown(List<JsonObject> available) {
    String modules =
        available.stream()
            .map(each -> each.getString("module"))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", "));
    return new LaunchException(
        ExitCode.USAGE,
        "There is no file %s, and no module of this name is available (%s)."
            .formatted(name, modules));
  }
}
