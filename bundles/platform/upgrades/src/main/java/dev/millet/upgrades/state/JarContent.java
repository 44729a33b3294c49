package dev.millet.upgrades.state;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Tells whether two jars are the same bundle. A build that changes nothing writes other bytes all
 * the same: the times of entries, their order, and when and by what the manifest was made.
 */
final class JarContent {

  private static final Set<String> MADE_WHEN_AND_BY_WHAT =
      Set.of(
          "bnd-lastmodified",
          "build-jdk",
          "build-jdk-spec",
          "build-time",
          "built-by",
          "created-by",
          "tool");

  private JarContent() {}

  /** Returns a digest of names, bytes and headers, without what differs from build to build. */
  static String digest(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (ZipFile jar = new ZipFile(file.toFile())) {
      List<? extends ZipEntry> entries =
          jar.stream()
              .filter(entry -> !entry.isDirectory())
              .sorted(Comparator.comparing(ZipEntry::getName))
              .toList();
      for (ZipEntry entry : entries) {
        add(digest, entry.getName().getBytes(StandardCharsets.UTF_8));
        try (InputStream in = jar.getInputStream(entry)) {
          add(
              digest,
              entry.getName().equals(JarFile.MANIFEST_NAME)
                  ? headers(new Manifest(in))
                  : in.readAllBytes());
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** With its length, so that no two lists of parts look alike. */
  private static void add(MessageDigest digest, byte[] part) {
    digest.update((part.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(part);
  }

  private static byte[] headers(Manifest manifest) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    manifest
        .getMainAttributes()
        .forEach((name, value) -> headers.put(name.toString(), value.toString()));
    headers.keySet().removeIf(name -> MADE_WHEN_AND_BY_WHAT.contains(lower(name)));
    return (headers + "\n" + new TreeMap<>(manifest.getEntries())).getBytes(StandardCharsets.UTF_8);
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
