package dev.millet.imports.file;

import dev.millet.api.imports.FileFormat;
import dev.millet.api.imports.FileRow;
import dev.millet.api.imports.RefusedRowException;
import java.io.IOException;
import java.util.List;

/** Gives the rows of a file in one of the known forms, one at a time. Used by one thread. */
public interface RowSource {

  /**
   * A row that has not been looked at yet.
   *
   * @param row what it says, by the names of JSON Lines; null where it cannot be read
   * @param weight about how many bytes it takes
   * @param problem why it cannot be read; null where it can
   */
  record Raw(long line, FileRow row, int weight, RefusedRowException problem) {

    static Raw of(FileRow row, int weight) {
      return new Raw(row.line(), row, weight, null);
    }

    static Raw broken(long line, RefusedRowException problem) {
      return new Raw(line, null, 0, problem);
    }
  }

  /** Returns the next row; null at the end. */
  Raw next() throws IOException;

  /** Returns the form of the file. */
  FileFormat format();

  /** Returns the warnings about the file as a whole; empty if absent. */
  List<String> warnings();
}
