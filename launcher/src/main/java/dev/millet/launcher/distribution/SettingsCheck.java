package dev.millet.launcher.distribution;

import dev.millet.launcher.Home;
import dev.millet.launcher.settings.SettingsDocument;
import dev.millet.launcher.settings.SettingsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Run by the build: fails it when docs/settings.md does not say what the bundles declare. */
public final class SettingsCheck {

  private SettingsCheck() {}

  /**
   * Compares the document with what the bundles declare.
   *
   * @param arguments the distribution's root and the document
   */
  public static void main(String[] arguments) throws IOException {
    SettingsTable table = SettingsTable.of(new Home(Path.of(arguments[0])));
    Path document = Path.of(arguments[1]);
    String written = Files.exists(document) ? Files.readString(document) : "";
    if (!written.equals(new SettingsDocument(table).markdown())) {
      throw new IllegalStateException(
          "docs/settings.md is out of date; renew it: launcher/target/millet/bin/millet settings > docs/settings.md");
    }
  }
}
