package dev.millet.events;

import dev.millet.api.text.CsvRow;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes a table. */
final class Csv {

  private final StringBuilder text = new StringBuilder();

  Csv(List<String> heading) {
    row(heading);
  }

  void row(List<String> values) {
    text.append(CsvRow.of(values));
  }

  byte[] bytes() {
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
