package dev.millet.launcher.settings;

import static org.junit.Assert.assertTrue;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import java.util.List;
import org.junit.Test;

public class SettingsDocumentTest {

  @Test
  public void everySettingHasARow() {
    Setting port =
        new Setting(
            "gateway",
            "dev.millet.gateway",
            "port",
            new SettingType(ValueType.INTEGER, false, "0", "65535", List.of()),
            "8080",
            "Port",
            "The port | the door.",
            Effect.RESTART);
    String markdown = new SettingsDocument(new SettingsTable(List.of(port))).markdown();
    assertTrue(
        markdown,
        markdown.contains(
            "| `gateway.port` | `8080` | a whole number from 0 to 65535 | restart | The port \\| the door. |"));
  }
}
