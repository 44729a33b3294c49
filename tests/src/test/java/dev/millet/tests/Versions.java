package dev.millet.tests;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** Copies of a module under another version, with headers and entries that a test changes. */
public final class Versions {

  private final byte[] jar;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  private Versions(byte[] jar) {
    this.jar = jar;
  }

  /** A copy of the module's shipped jar. */
  public static Versions of(Path home, String module) throws IOException {
    try (Stream<Path> files =
        Files.walk(home.resolve("repository/dev/millet/dev.millet." + module))) {
      return of(
          Files.readAllBytes(
              files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow()));
    }
  }

  /** A copy of any jar. */
  public static Versions of(byte[] jar) {
    return new Versions(jar);
  }

  public Versions version(String version) {
    return header("Bundle-Version", version);
  }

  /** Sets a header; null removes it. */
  public Versions header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Adds an entry, or puts it in the place of the shipped one. */
  public Versions entry(String name, String text) {
    return entry(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an entry, or puts it in the place of the shipped one. */
  public Versions entry(String name, byte[] content) {
    entries.put(name, content);
    return this;
  }

  public byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar))) {
      Manifest manifest = new Manifest(in.getManifest());
      headers.forEach(
          (name, value) -> {
            if (value == null) {
              manifest.getMainAttributes().remove(new Attributes.Name(name));
            } else {
              manifest.getMainAttributes().putValue(name, value);
            }
          });
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          if (!entries.containsKey(entry.getName())) {
            out.putNextEntry(new ZipEntry(entry.getName()));
            in.transferTo(out);
            out.closeEntry();
          }
        }
        for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
          out.putNextEntry(new ZipEntry(entry.getKey()));
          out.write(entry.getValue());
          out.closeEntry();
        }
      }
    }
    return bytes.toByteArray();
  }
}
