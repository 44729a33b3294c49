package dev.millet.suggestions.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.DemoData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The suggestions of a company that makes phones, made by {@code tools/demo}. */
public final class SuggestionsDemo implements DemoData {

  private final Database database;

  public SuggestionsDemo(Database database) {
    this.database = database;
  }

  @Override
  public boolean isWanted() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT s.id FROM suggestions_suggestions s
                     ORDER BY s.id FETCH FIRST 1 ROWS ONLY
                    """)
                .mapTo(Long.class)
                .findOne()
                .isEmpty());
  }

  @Override
  public InputStream open() {
    return SuggestionsDemo.class.getResourceAsStream("/demo/demo.jsonl");
  }

  @Override
  public List<String> staff() {
    try (InputStream in = SuggestionsDemo.class.getResourceAsStream("/demo/staff.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
