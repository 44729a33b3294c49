package dev.millet.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the jar of a module of one class, which only the distribution can load. */
public final class ModuleJar {

  private ModuleJar() {}

  /**
   * Returns the jar. It is newer than what a run before, which was cut off, has left in a kept data
   * directory.
   *
   * @param activator the name of its class
   * @param imports the packages that it uses
   */
  public static byte[] bytes(String module, String activator, String imports) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "dev.millet.benchmarks." + module);
    headers.putValue("Bundle-Version", "1.0." + Instant.now().getEpochSecond());
    headers.putValue("Bundle-Activator", activator);
    headers.putValue("Millet-Module", module);
    headers.putValue("Import-Package", "org.osgi.framework," + imports);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String entry = activator.replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream compiled = ModuleJar.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new ZipEntry(entry));
      compiled.transferTo(jar);
    }
    return bytes.toByteArray();
  }
}
