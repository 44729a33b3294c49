package dev.millet.launcher.data;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.osgi.framework.Version;

/** Remembers in {@code version.json} the newest version that has used a data directory. */
final class WrittenBy {

  private final Path directory;
  private final Path file;

  WrittenBy(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("version.json");
  }

  /** Refuses a directory of a newer version; an older one is ours from now on. */
  void check(String version) throws IOException {
    if (!Files.exists(file)) {
      write(version);
      return;
    }
    String written = read();
    int order = numbers(written).compareTo(numbers(version));
    if (order > 0) {
      throw new LaunchException(
          ExitCode.DATA_NEWER,
          "The data directory %s was written by Millet %s, and this is the older version %s, which cannot read it. Run version %s or newer, or restore a back-up from before the upgrade."
              .formatted(directory, written, version, written));
    }
    if (order < 0) {
      write(version);
    }
  }

  /** Returns the numbers alone: qualifiers such as SNAPSHOT do not make a version newer. */
  private static Version numbers(String version) {
    return Version.parseVersion(version.replaceFirst("-.*", ""));
  }

  private String read() throws IOException {
    try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
      JsonObject object = reader.readObject();
      return object.getString("version");
    } catch (JsonException | NullPointerException | ClassCastException e) {
      throw new LaunchException(
          ExitCode.DATA_UNUSABLE,
          file + " does not say which version wrote the data. Restore it from a back-up.",
          e);
    }
  }

  /** Writes the file; a reader sees the old text or the new one, never half of it. */
  private void write(String version) throws IOException {
    Path next = directory.resolve("version.json.next");
    Files.writeString(next, Json.createObjectBuilder().add("version", version).build() + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
