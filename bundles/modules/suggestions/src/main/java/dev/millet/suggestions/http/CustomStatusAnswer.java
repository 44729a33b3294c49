package dev.millet.suggestions.http;

import dev.millet.suggestions.suggestion.CustomStatus;

/**
 * A product's own status in answers.
 *
 * @param slug names it within its product
 * @param label its name in English
 * @param labelZh its name in Chinese; left out for none
 * @param color gray, blue, purple, green, yellow or red
 */
public record CustomStatusAnswer(String slug, String label, String labelZh, String color) {

  /** Returns null for null. */
  public static CustomStatusAnswer of(CustomStatus status) {
    return status == null
        ? null
        : new CustomStatusAnswer(
            status.slug(),
            status.name().en(),
            status.name().zh().isEmpty() ? null : status.name().zh(),
            status.color());
  }
}
