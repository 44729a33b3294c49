package dev.millet.builds.build;

import dev.millet.api.forms.Rules;

/**
 * A build to be drafted.
 *
 * @param product the slug of the product
 * @param channel the slug of the channel
 * @param version in the order of the product
 * @param label another name, such as the date; may be empty
 * @param minimum the oldest version from which one can update; empty for any
 * @param criticality {@code normal}, {@code important} or {@code critical}; empty for normal
 * @param departure the day of the channel's cadence for which it is planned; empty for none
 * @param notes what it is about, in Markdown; may be empty
 * @param language the language of the notes; empty for English
 */
public record NewBuild(
    String product,
    String channel,
    String version,
    String label,
    String minimum,
    String criticality,
    String departure,
    String notes,
    String language) {

  private static final int MAX_SLUG = 60;
  static final int MAX_VERSION = 40;
  static final int MAX_LABEL = 60;
  static final int MAX_NOTES = 20_000;
  static final int DAY = 10;

  /** The rules of what may be typed. */
  public static final Rules<NewBuild> RULES =
      Rules.of(NewBuild.class)
          .line("product", 1, MAX_SLUG, "phone")
          .line("channel", 1, MAX_SLUG, "beta")
          .line("version", 1, MAX_VERSION, "173")
          .line("label", 0, MAX_LABEL, "26.11.27")
          .line("minimum", 0, MAX_VERSION, "165")
          .optionalChoice("criticality", "normal", "important", "critical")
          .line("departure", 0, DAY, "2026-11-27")
          .text("notes", 0, MAX_NOTES, "Night photos keep their colour.")
          .optionalChoice("language", "en", "zh-CN")
          .checked("departure", BuildChange::day);
}
