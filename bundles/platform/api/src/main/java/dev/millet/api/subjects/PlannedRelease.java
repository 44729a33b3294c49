package dev.millet.api.subjects;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A release that is planned and whose readers may know of it.
 *
 * @param release the release, as the changes of subjects name it
 * @param product the slug of its product
 * @param day the day on which it is to be released
 * @since 1.8
 */
public record PlannedRelease(Release release, String product, LocalDate day) {

  public PlannedRelease {
    Objects.requireNonNull(release, "release");
    Objects.requireNonNull(product, "product");
    Objects.requireNonNull(day, "day");
  }
}
