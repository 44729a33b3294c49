package dev.millet.database.migration;

import dev.millet.api.database.Dialect;
import dev.millet.platform.api.modules.Generation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Enumeration;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.framework.Bundle;

/** Finds the steps that a bundle brings. */
public final class BundleSteps {

  private BundleSteps() {}

  /** The steps; none where the bundle has no {@code db/}. Does not resolve the bundle. */
  public static ModuleSteps of(Bundle bundle, Dialect dialect) {
    Map<String, String> texts = new TreeMap<>();
    put(bundle, "db", texts);
    put(bundle, MigrationFile.CONTRACT_FOLDER, texts);
    put(bundle, MigrationFile.TAKEOVER_FOLDER, texts);
    put(bundle, MigrationFile.FORMER_FOLDER, texts);
    return MigrationFiles.of(module(bundle), texts, dialect);
  }

  private static void put(Bundle bundle, String folder, Map<String, String> texts) {
    Enumeration<String> paths = bundle.getEntryPaths(folder);
    while (paths != null && paths.hasMoreElements()) {
      String path = paths.nextElement();
      if (path.endsWith(".sql")) {
        texts.put(path, text(bundle.getEntry(path)));
      }
    }
  }

  /** The module's name: the manifest header, else the symbolic name. */
  public static String module(Bundle bundle) {
    String header = bundle.getHeaders("").get(Generation.MODULE_HEADER);
    return header == null ? bundle.getSymbolicName() : header;
  }

  private static String text(URL file) {
    try (InputStream content = file.openStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be read", e);
    }
  }
}
