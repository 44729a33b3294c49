package dev.millet.site.page;

import dev.millet.api.pages.View;
import dev.millet.distribution.settings.SettingType;
import dev.millet.distribution.settings.ValueType;

/** Says which values a setting takes, in the reader's language. */
final class AllowedText {

  private AllowedText() {}

  /** Returns what to do instead of what was typed. */
  static String of(View view, SettingType type) {
    if (!type.options().isEmpty()) {
      return view.text("settings.error.options", String.join(", ", type.options()));
    }
    String kind = kind(type.value());
    if (type.min() != null && type.max() != null) {
      return view.text("settings.error." + kind, number(type.min()), number(type.max()));
    }
    if (type.min() != null) {
      return view.text("settings.error." + kind + ".least", number(type.min()));
    }
    if (type.max() != null) {
      return view.text("settings.error." + kind + ".most", number(type.max()));
    }
    return view.text("settings.error." + kind + ".any");
  }

  private static String kind(ValueType type) {
    return switch (type) {
      case STRING, PASSWORD, CHARACTER -> "length";
      case BYTE, SHORT, INTEGER, LONG -> "number";
      case FLOAT, DOUBLE -> "decimal";
      case BOOLEAN -> "flag";
    };
  }

  private static Object number(String declared) {
    return Double.valueOf(declared);
  }
}
