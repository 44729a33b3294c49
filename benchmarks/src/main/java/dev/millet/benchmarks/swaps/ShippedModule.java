package dev.millet.benchmarks.swaps;

import dev.millet.benchmarks.Instance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** The jar of a module as the distribution brings it. */
final class ShippedModule {

  private static final String VERSION = "Bundle-Version";

  private final Path jar;

  ShippedModule(String module) throws IOException {
    Path home = Instance.COMMAND.getParent().resolveSibling("repository/dev/millet");
    try (Stream<Path> files = Files.walk(home.resolve("dev.millet." + module))) {
      jar = files.filter(file -> file.toString().endsWith(".jar")).findFirst().orElseThrow();
    }
  }

  byte[] bytes() throws IOException {
    return Files.readAllBytes(jar);
  }

  /** The same classes as the next version. */
  byte[] next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
      Manifest manifest = new Manifest(in.getManifest());
      String[] version = manifest.getMainAttributes().getValue(VERSION).split("\\.");
      int micro = Integer.parseInt(version[2]) + 1;
      manifest.getMainAttributes().putValue(VERSION, version[0] + "." + version[1] + "." + micro);
      try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          out.putNextEntry(new ZipEntry(entry.getName()));
          in.transferTo(out);
        }
      }
    }
    return bytes.toByteArray();
  }
}
