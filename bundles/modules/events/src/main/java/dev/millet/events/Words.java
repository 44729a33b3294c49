package dev.millet.events;

import java.util.Arrays;
import java.util.Locale;

/**
 * The words by which programs and forms name the constants of enums: {@code FIRST_COME} is {@code
 * first-come}.
 */
final class Words {

  private Words() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static String[] all(Class<? extends Enum<?>> type) {
    return Arrays.stream(type.getEnumConstants()).map(Words::of).toArray(String[]::new);
  }

  /** Returns the constant of a word that a rule has let pass. */
  static <E extends Enum<E>> E constant(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
  }
}
