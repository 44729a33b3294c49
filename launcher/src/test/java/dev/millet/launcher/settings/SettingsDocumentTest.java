package dev.millet.launcher.settings;

import static org.junit.Assert.assertTrue;

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
            ValueType.INTEGER,
            false,
            "8080",
            "0",
            "65535",
            List.of(),
            "The port | the door.");
    String markdown = new SettingsDocument(new SettingsTable(List.of(port))).markdown();
    assertTrue(
        markdown,
        markdown.contains(
            "| `gateway.port` | `8080` | a whole number from 0 to 65535 | The port \\| the door. |"));
  }
}
