package dev.millet.site.settings;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.Setting;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public final class LiveViewTest {

  /** The settings of a bundle. */
  @interface Example {
    int max_days();

    String[] names();
  }

  private final Map<String, Object> values =
      new HashMap<>(Map.of("test.max.days", 3, "test.names", List.of("a", "b")));

  private static Setting setting(String id, Effect effect) {
    SettingType type = SettingType.of(ValueType.STRING);
    return new Setting("test", "p", id, type, null, "", "", effect);
  }

  @Test
  public void aMethodReturnsTheValueOfTheMoment() {
    Example live =
        LiveView.of(
            Example.class,
            List.of(setting("max.days", Effect.LIVE), setting("names", Effect.LIVE)),
            values::get);
    assertEquals(3, live.max_days());
    values.put("test.max.days", 4);
    assertEquals(4, live.max_days());
    assertArrayEquals(new String[] {"a", "b"}, live.names());
    assertEquals(Example.class, live.annotationType());
  }

  @Test
  public void settingsThatNeedARestartAreNotGivenAsLive() {
    List<Setting> settings =
        List.of(setting("max.days", Effect.LIVE), setting("names", Effect.RESTART));
    assertThrows(
        IllegalArgumentException.class, () -> LiveView.of(Example.class, settings, values::get));
  }
}
