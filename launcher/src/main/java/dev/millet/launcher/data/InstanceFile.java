package dev.millet.launcher.data;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * {@code instance.json}: how the commands of the same user reach the instance that runs on a data
 * directory. Only its owner may read it, since it carries the operator token.
 */
public final class InstanceFile {

  private final Path directory;
  private final Path file;

  private InstanceFile(Path directory) {
    this.directory = directory;
    this.file = directory.resolve("instance.json");
  }

  public static InstanceFile in(Path directory) {
    return new InstanceFile(directory);
  }

  /**
   * Returns the instance that wrote the file; empty if the file does not exist or cannot be read.
   */
  public Optional<Instance> read() {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var reader = Json.createReader(new StringReader(Files.readString(file)))) {
      JsonObject json = reader.readObject();
      return Optional.of(
          new Instance(
              URI.create(json.getString("url")),
              json.getJsonNumber("pid").longValue(),
              json.getString("token")));
    } catch (IOException | JsonException | NullPointerException | ClassCastException e) {
      return Optional.empty();
    }
  }

  /** Writes the file in one step. */
  public void write(Instance instance) {
    String json =
        Json.createObjectBuilder()
                .add("url", instance.url().toString())
                .add("pid", instance.pid())
                .add("token", instance.token())
                .build()
            + "\n";
    Path next = directory.resolve("instance.json.next");
    try {
      Files.deleteIfExists(next);
      try (SeekableByteChannel channel =
          Files.newByteChannel(
              next, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
        channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.DATA_UNUSABLE, file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }

  /** Removes the file where it is. */
  public void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.DATA_UNUSABLE, file + " cannot be deleted: " + e.getMessage() + ".", e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }
}
