package dev.millet.tests.lingering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes a jar of a test's module: its activator's class, and a manifest. */
public final class LingeringJar {

  private LingeringJar() {}

  /** The module {@code lingering}. */
  public static byte[] of(String version) throws IOException {
    return of("lingering", Lingering.class, version);
  }

  /**
   * A module of one class.
   *
   * @param activator a class of its own, without others inside
   */
  public static byte[] of(String module, Class<?> activator, String version) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "dev.millet.tests." + module);
    headers.putValue("Bundle-Version", version);
    headers.putValue("Millet-Module", module);
    headers.putValue("Bundle-Activator", activator.getName());
    headers.putValue(
        "Import-Package",
        "org.osgi.framework,dev.millet.api.gateway,dev.millet.api.members,dev.millet.api.modules,"
            + "dev.millet.api.subjects,dev.millet.voting.api;resolution:=optional");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    String entry = activator.getName().replace('.', '/') + ".class";
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest);
        InputStream compiled = activator.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new ZipEntry(entry));
      compiled.transferTo(jar);
    }
    return bytes.toByteArray();
  }
}
