package dev.millet.suggestions.imports;

import java.io.IOException;
import java.util.List;

/** Gives the rows of a file in one of the known forms, one at a time. Used by one thread. */
interface RowSource {

  /**
   * A row that has not been looked at yet.
   *
   * @param fields what it says, by the names of JSON Lines; null where it cannot be read
   * @param weight about how many bytes it takes
   * @param again whether the file may tell of the same suggestion in several places
   * @param problem why it cannot be read; null where it can
   */
  record Raw(long line, Fields fields, int weight, boolean again, RefusedFieldException problem) {

    static Raw of(Fields fields, int weight, boolean again) {
      return new Raw(fields.place().line(), fields, weight, again, null);
    }

    static Raw broken(long line, RefusedFieldException problem) {
      return new Raw(line, null, 0, false, problem);
    }
  }

  /** Returns the next row; null at the end. */
  Raw next() throws IOException;

  /** Returns the form of the file. */
  Format format();

  /** Returns the warnings about the file as a whole; empty where there are none. */
  List<String> warnings();
}
