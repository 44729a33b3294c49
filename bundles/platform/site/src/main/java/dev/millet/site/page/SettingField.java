package dev.millet.site.page;

import dev.millet.api.members.Person;
import dev.millet.distribution.settings.Effect;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;
import dev.millet.site.settings.SettingValue;
import java.util.List;

/**
 * A setting on a page.
 *
 * @param name what it is called
 * @param help what it is for
 * @param typed what stands in the field
 * @param error what is wrong with it; null where nothing is
 * @param changedBy who changed it last; null where nobody did, or nobody knows any more
 */
public record SettingField(
    SettingValue current, String name, String help, String typed, String error, Person changedBy) {

  private static final int LONG_TEXT = 80;

  /** Returns the name of the field: the setting's key. */
  public String key() {
    return current.setting().key();
  }

  /** Returns the id of the field on the page. */
  public String id() {
    return key().replace('.', '-');
  }

  /** Returns whether it can be changed here. */
  public boolean editable() {
    return current.editable();
  }

  /** Returns whether only a restart changes it. */
  public boolean needsRestart() {
    return current.setting().effect() == Effect.RESTART;
  }

  public boolean secret() {
    return current.setting().secret();
  }

  public boolean flag() {
    return type().value() == ValueType.BOOLEAN;
  }

  /** Returns the words it takes; empty where it takes others. */
  public List<String> options() {
    return type().options();
  }

  public boolean number() {
    return !type().many()
        && switch (type().value()) {
          case BYTE, SHORT, INTEGER, LONG -> true;
          default -> false;
        };
  }

  /** Returns whether its text is long enough for several lines. */
  public boolean area() {
    return current.value().length() > LONG_TEXT
        || current.setting().shownDefault().length() > LONG_TEXT;
  }

  public String min() {
    return type().min();
  }

  public String max() {
    return type().max();
  }

  /** Returns the greatest length of a text; null if it does not exist. */
  public String maxLength() {
    return number() ? null : type().max();
  }

  public String defaultValue() {
    return current.setting().shownDefault();
  }

  /** Returns the ids of what describes the field. */
  public String describedBy() {
    return id() + "-help" + (error == null ? "" : " " + id() + "-error");
  }

  private SettingType type() {
    return current.setting().type();
  }
}
