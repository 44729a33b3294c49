package dev.millet.database.archive;

import dev.millet.api.json.Json;
import dev.millet.api.json.JsonException;
import dev.millet.database.archive.Manifest.Content;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive on the disk that has been read once from end to end: whole, of a form that is known,
 * and with nothing in it that does not belong there. Nothing of it is ever unpacked into files.
 */
final class ArchiveFile implements AutoCloseable {

  private static final int MAX_MANIFEST_BYTES = 16 << 20;
  private static final int MAX_ROW_BYTES = 64 << 20;

  /** Rows are texts; what unpacks to more than this many times its size is none of ours. */
  private static final int MAX_RATIO = 250;

  private static final int SMALL = 1 << 20;

  /** Takes the rows of a table. */
  interface RowTaker {
    void take(long number, List<?> values) throws IOException;
  }

  private final ZipFile zip;
  private final Json json;
  private final Manifest manifest;

  private ArchiveFile(ZipFile zip, Json json) throws IOException {
    this.zip = zip;
    this.json = json;
    Map<String, ZipEntry> entries = entries();
    this.manifest = manifest(entries.remove(Manifest.FILE));
    refuseDifference(entries.keySet());
    for (Content table : manifest.tables()) {
      check(table);
    }
  }

  /**
   * Opens and checks an archive.
   *
   * @throws ArchiveException where it cannot be taken
   */
  static ArchiveFile open(Path file, Json json) throws IOException {
    ZipFile zip = null;
    try {
      zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
      return new ArchiveFile(zip, json);
    } catch (ZipException | IllegalArgumentException e) {
      close(zip);
      throw new ArchiveException(
          "The archive is cut off, damaged, or none at all (" + e.getMessage() + ").", e);
    } catch (IOException | RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private static void close(ZipFile zip) throws IOException {
    if (zip != null) {
      zip.close();
    }
  }

  Manifest manifest() {
    return manifest;
  }

  private Map<String, ZipEntry> entries() {
    Map<String, ZipEntry> entries = new HashMap<>();
    for (ZipEntry entry : Collections.list(zip.entries())) {
      if (entries.put(entry.getName(), entry) != null) {
        throw new ArchiveException("The archive has " + shown(entry.getName()) + " twice.");
      }
    }
    return entries;
  }

  private Manifest manifest(ZipEntry entry) throws IOException {
    if (entry == null) {
      throw new ArchiveException(
          "This is no archive of Millet: it has no manifest.json. 'millet export' makes one.");
    }
    byte[] text;
    try (InputStream in = zip.getInputStream(entry)) {
      text = in.readNBytes(MAX_MANIFEST_BYTES);
    }
    try {
      String document = new String(text, StandardCharsets.UTF_8);
      Object format = json.read(document, Map.class).get("format");
      if (format instanceof Integer number && number > Manifest.FORMAT) {
        throw new ArchiveException(
            "A newer version of Millet made the archive (format %s, this one knows %s). Import it with that version."
                .formatted(number, Manifest.FORMAT));
      }
      return json.read(document, Manifest.class);
    } catch (JsonException | NullPointerException e) {
      throw new ArchiveException("The archive's manifest.json cannot be read.", e);
    }
  }

  private void refuseDifference(Set<String> files) {
    Set<String> named = new HashSet<>();
    for (Content table : manifest.tables()) {
      if (table.name() == null || !table.name().matches("[a-z][a-z0-9_]*")) {
        throw new ArchiveException("The manifest names the table " + shown(table.name()) + ".");
      }
      if (!named.add(Content.file(table.name()))) {
        throw new ArchiveException("The manifest names the table " + table.name() + " twice.");
      }
    }
    for (String file : files) {
      if (!named.contains(file)) {
        throw new ArchiveException("The archive has " + shown(file) + ", which is none of ours.");
      }
    }
    for (String file : named) {
      if (!files.contains(file)) {
        throw new ArchiveException("The archive lacks " + file + ".");
      }
    }
  }

  private static String shown(String name) {
    String text = String.valueOf(name).replaceAll("\\p{Cntrl}", "?");
    return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
  }

  private void check(Content table) throws IOException {
    MessageDigest digest = Sha256.digest();
    long[] rows = new long[1];
    lines(
        table.name(),
        (number, line) -> {
          digest.update(line);
          digest.update((byte) '\n');
          rows[0] = number;
        });
    if (rows[0] != table.rows()
        || !HexFormat.of().formatHex(digest.digest()).equals(table.sha256())) {
      throw new ArchiveException(
          "The table %s in the archive is not as it was written: take another copy of the archive."
              .formatted(table.name()));
    }
  }

  /** Gives each row of a table. */
  void rows(String table, RowTaker taker) throws IOException {
    lines(
        table,
        (number, line) -> {
          try {
            taker.take(number, json.read(new String(line, StandardCharsets.UTF_8), List.class));
          } catch (JsonException e) {
            throw new ArchiveException("Row %s of %s is no JSON.".formatted(number, table), e);
          }
        });
  }

  private interface LineTaker {
    void take(long number, byte[] line) throws IOException;
  }

  private void lines(String table, LineTaker taker) throws IOException {
    ZipEntry entry = zip.getEntry(Manifest.Content.file(table));
    long max = SMALL + Math.max(0, entry.getCompressedSize()) * MAX_RATIO;
    long bytes = 0;
    long number = 0;
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    try (InputStream in = new BufferedInputStream(zip.getInputStream(entry), 1 << 16)) {
      for (int c = in.read(); c >= 0; c = in.read()) {
        if (++bytes > max || line.size() > MAX_ROW_BYTES) {
          throw new ArchiveException(
              "The table " + table + " unpacks to more than an archive can hold.");
        }
        if (c == '\n') {
          taker.take(++number, line.toByteArray());
          line.reset();
        } else {
          line.write(c);
        }
      }
    }
    if (line.size() > 0) {
      throw new ArchiveException("The table " + table + " in the archive is cut off.");
    }
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
