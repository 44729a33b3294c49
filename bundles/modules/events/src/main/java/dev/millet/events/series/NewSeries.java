package dev.millet.events.series;

import dev.millet.api.forms.Rules;

/** The input of a host who repeats an event. */
public record NewSeries(String rule) {

  /** The rules of the API. */
  public static final Rules<NewSeries> RULES =
      Rules.of(NewSeries.class)
          .line("rule", 1, 200, "FREQ=WEEKLY;INTERVAL=2;COUNT=10")
          .require(
              "rule",
              series -> Recurrence.of(series.rule()).isPresent(),
              "no-rule",
              "rule is a recurrence rule of RFC 5545 by days, weeks, months or years, with COUNT or"
                  + " UNTIL");
}
