package dev.millet.launcher.archive;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.api.ApiClient;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Fetches an archive; the file has its name only when it is whole. */
final class ArchiveDownload {

  private static final String PATH = "/api/v1/archive";

  private final ApiClient client;
  private final Path file;

  ArchiveDownload(ApiClient client, Path file) {
    this.client = client;
    this.file = file;
  }

  /** Fetches it and returns what it has in it. */
  String run(LongConsumer bytes) {
    Path next = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(next);
      try (OutputStream out =
          Channels.newOutputStream(
              Files.newByteChannel(
                  next,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  ownerOnly()))) {
        ApiClient.Answer answer = client.download(PATH, out, bytes);
        if (answer.isError()) {
          throw new LaunchException(
              ExitCode.REFUSED, "The export is refused. " + answer.problem() + ".");
        }
      }
      String contents = contents(next);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return contents;
    } catch (IOException e) {
      throw new LaunchException(
          ExitCode.FAILED, "%s cannot be written: %s.".formatted(file, e.getMessage()), e);
    } finally {
      delete(next);
    }
  }

  /** Returns the contents of an archive; one that broke off has no table of them. */
  private static String contents(Path archive) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry manifest = zip.getEntry("manifest.json");
      if (manifest == null) {
        throw new IOException("the archive has no manifest.json");
      }
      try (InputStream in = zip.getInputStream(manifest);
          var reader = Json.createReader(in)) {
        JsonObject object = reader.readObject();
        long rows = 0;
        for (JsonValue table : object.getJsonArray("tables")) {
          rows += table.asJsonObject().getJsonNumber("rows").longValue();
        }
        return String.format(
            Locale.ROOT, "%,d rows in %d tables", rows, object.getJsonArray("tables").size());
      }
    } catch (JsonException e) {
      throw new IOException("the archive's manifest.json cannot be read", e);
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new LaunchException(ExitCode.FAILED, path + " cannot be deleted.", e);
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
