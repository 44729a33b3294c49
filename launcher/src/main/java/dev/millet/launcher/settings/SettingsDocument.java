package dev.millet.launcher.settings;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The document docs/settings.md. */
public final class SettingsDocument {

  private static final String INTRODUCTION =
      """
      # Settings

      This page is made from what the bundles declare: `launcher/target/millet/bin/millet settings > docs/settings.md`
      renews it, and `mvn verify` fails while it is out of date.

      A setting is taken from, in rising order: its default, the page `/admin/settings`,
      `etc/millet.properties`, the environment, the command line (`--set key=value`). What the file, the
      environment or the command line sets is shown on the page and cannot be changed there. The column
      *change* says where a value can be set: `page` for the page and everywhere else, `restart` for all
      but the page, since it takes a restart. [Administration](administration.md) says more.

      The variable for `gateway.port` is `MILLET_GATEWAY_PORT`: the key in capitals, dots as underscores.
      Several values are separated by commas. An unknown key or a value that is not allowed ends the start
      with exit code 17 and says where it was set.
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
      text.append("| key | default | value | change | what it does |\n|---|---|---|---|---|\n");
      table.all().stream()
          .filter(setting -> setting.module().equals(module))
          .forEach(setting -> text.append(row(setting)));
    }
    return text.toString();
  }

  private static String row(Setting setting) {
    String value = setting.shownDefault();
    return "| `%s` | %s | %s | %s | %s |\n"
        .formatted(
            setting.key(),
            value.isEmpty() ? "" : "`" + cell(value) + "`",
            cell(setting.type().allowed()),
            setting.effect() == Effect.RESTART ? "restart" : "page",
            cell(setting.description()));
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }
}
