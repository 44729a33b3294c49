package dev.millet.events;

import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Upload;
import java.util.List;

/**
 * The input of somebody who imports a calendar.
 *
 * @param city the slug of a city whose clock is that of the entries; empty for their own
 */
record NewCalendarFile(Upload file, String city) {

  /** The most bytes of a file. */
  static final int MAX_BYTES = 1_000_000;

  static final Rules<NewCalendarFile> RULES =
      Rules.of(NewCalendarFile.class)
          .upload("file", MAX_BYTES, List.of("text/calendar"))
          .line("city", 0, 60, "chengdu");
}
