package dev.millet.launcher.settings;

import java.util.TreeSet;
import java.util.stream.Collectors;

/** The document docs/settings.md. */
public final class SettingsDocument {

  private static final String INTRODUCTION =
      """
      # Settings

      This page is made from what the bundles declare: `launcher/target/millet/bin/millet settings > docs/settings.md`
      renews it, and `mvn verify` fails while it is out of date.

      A setting is taken from, in rising order: its default, `etc/millet.properties`, the environment,
      the command line (`--set key=value`). The variable for `gateway.port` is `MILLET_GATEWAY_PORT`: the
      key in capitals, dots as underscores. Several values are separated by commas. An unknown key or a
      value that is not allowed ends the start with exit code 17 and says where it was set.
      """;

  private final SettingsTable table;

  public SettingsDocument(SettingsTable table) {
    this.table = table;
  }

  public String markdown() {
    StringBuilder text = new StringBuilder(INTRODUCTION);
    TreeSet<String> modules =
        table.all().stream().map(Setting::module).collect(Collectors.toCollection(TreeSet::new));
    for (String module : modules) {
      text.append("\n## ").append(module).append("\n\n");
      text.append("| key | default | value | what it does |\n|---|---|---|---|\n");
      table.all().stream()
          .filter(setting -> setting.module().equals(module))
          .forEach(setting -> text.append(row(setting)));
    }
    return text.toString();
  }

  private static String row(Setting setting) {
    String value = shown(setting);
    return "| `%s` | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            value == null || value.isEmpty() ? "" : "`" + cell(value) + "`",
            cell(setting.allowed()),
            cell(setting.description()));
  }

  /**
   * Returns the default as it is shown. It is declared with its commas and spaces escaped; only in
   * a list do they part.
   */
  private static String shown(Setting setting) {
    String declared = setting.defaultValue();
    return declared == null || setting.many() ? declared : declared.replaceAll("\\\\(.)", "$1");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }
}
