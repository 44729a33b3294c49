package dev.millet.suggestions.imports;

import dev.millet.suggestions.Desk;

/** One row that is imported again and again, for tests of other packages. */
public final class ImportedAgain {

  private final Importing importing;

  public ImportedAgain(Desk desk) {
    this.importing = new Importing(desk);
  }

  public void take(String title) throws Exception {
    importing.take(
        "{\"source\":\"s\",\"id\":\"1\",\"product\":\"phone\",\"title\":\"" + title + "\"}");
  }
}
