package dev.millet.site.settings;

import dev.millet.distribution.Headers;
import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Metatype;
import dev.millet.distribution.settings.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;

/** Reads what bundles and jars declare can be set about them. */
final class InstalledSettings {

  private InstalledSettings() {}

  static List<Setting> of(Bundle bundle) {
    String module = bundle.getHeaders("").get(Headers.MODULE);
    List<Setting> settings = new ArrayList<>();
    if (module == null) {
      return settings;
    }
    boolean platform = Boolean.parseBoolean(bundle.getHeaders("").get(Headers.PLATFORM));
    Metatype metatype = new Metatype();
    Enumeration<URL> documents = bundle.findEntries(Metatype.FOLDER, "*.xml", false);
    while (documents != null && documents.hasMoreElements()) {
      try (InputStream in = documents.nextElement().openStream()) {
        settings.addAll(metatype.read(module, platform, in));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return settings;
  }

  static List<Setting> of(Path file) {
    List<Setting> settings = new ArrayList<>();
    try (JarFile jar = new JarFile(file.toFile())) {
      Attributes manifest = jar.getManifest().getMainAttributes();
      String module = manifest.getValue(Headers.MODULE);
      boolean platform = Boolean.parseBoolean(manifest.getValue(Headers.PLATFORM));
      Metatype metatype = new Metatype();
      for (JarEntry entry : jar.stream().filter(InstalledSettings::isMetatype).toList()) {
        try (InputStream in = jar.getInputStream(entry)) {
          settings.addAll(metatype.read(module, platform, in));
        }
      }
      return settings;
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }

  static boolean isLive(Setting setting) {
    return setting.effect() == Effect.LIVE;
  }

  private static boolean isMetatype(JarEntry entry) {
    return entry.getName().startsWith(Metatype.FOLDER) && entry.getName().endsWith(".xml");
  }
}
