package dev.millet.benchmarks.swaps;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the jar of the {@link Updater}, whose class only the distribution can load. */
final class UpdaterJar {

  static final String MODULE = "updater";

  private static final String ACTIVATOR = UpdaterJar.class.getPackageName() + ".Updater";

  private UpdaterJar() {}

  /** Newer than what a run before, which was cut off, has left in a kept data directory. */
  static byte[] bytes() throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "dev.millet.benchmarks.updater");
    headers.putValue("Bundle-Version", "1.0." + Instant.now().getEpochSecond());
    headers.putValue("Bundle-Activator", ACTIVATOR);
    headers.putValue("Millet-Module", MODULE);
    headers.putValue(
        "Import-Package",
        "org.osgi.framework,dev.millet.api.gateway,dev.millet.api.modules,"
            + "dev.millet.platform.api.modules");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String entry = ACTIVATOR.replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream compiled = UpdaterJar.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new ZipEntry(entry));
      compiled.transferTo(jar);
    }
    return bytes.toByteArray();
  }
}
