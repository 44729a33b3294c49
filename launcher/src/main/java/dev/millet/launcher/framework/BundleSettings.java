package dev.millet.launcher.framework;

import dev.millet.distribution.Headers;
import dev.millet.distribution.settings.Metatype;
import dev.millet.distribution.settings.Setting;
import dev.millet.launcher.settings.SettingsTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import org.osgi.framework.Bundle;

/** Reads what can be set about installed bundles; their jars are open already. */
final class BundleSettings {

  private BundleSettings() {}

  static SettingsTable of(List<Bundle> bundles) {
    Metatype metatype = new Metatype();
    List<Setting> settings = new ArrayList<>();
    for (Bundle bundle : bundles) {
      String module = bundle.getHeaders("").get(SettingsTable.MODULE_HEADER);
      if (module == null) {
        continue;
      }
      boolean platform = Boolean.parseBoolean(bundle.getHeaders("").get(Headers.PLATFORM));
      Enumeration<URL> documents = bundle.findEntries(Metatype.FOLDER, "*.xml", false);
      while (documents != null && documents.hasMoreElements()) {
        try (InputStream in = documents.nextElement().openStream()) {
          settings.addAll(metatype.read(module, platform, in));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return new SettingsTable(settings);
  }
}
