package dev.millet.tests.lingering;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/** Makes the jar of a test's module: its classes, and a manifest. */
public final class LingeringJar {

  private LingeringJar() {}

  /** The module {@code lingering}. */
  public static byte[] of(String version) throws IOException {
    return of("lingering", version, Lingering.class);
  }

  /**
   * A module of a few classes.
   *
   * @param classes the activator first; none has others inside
   */
  public static byte[] of(String module, String version, Class<?>... classes) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", "dev.millet.tests." + module);
    headers.putValue("Bundle-Version", version);
    headers.putValue("Millet-Module", module);
    headers.putValue("Bundle-Activator", classes[0].getName());
    headers.putValue(
        "Import-Package",
        "javax.management;resolution:=optional,org.osgi.framework,dev.millet.api.files,dev.millet.api.gateway,dev.millet.api.jobs,dev.millet.api.members,dev.millet.api.modules,dev.millet.api.pages,"
            + "dev.millet.api.subjects,dev.millet.voting.api;resolution:=optional");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
      for (Class<?> each : classes) {
        String entry = each.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new ZipEntry(entry));
        try (InputStream compiled = each.getClassLoader().getResourceAsStream(entry)) {
          compiled.transferTo(jar);
        }
      }
    }
    return bytes.toByteArray();
  }
}
