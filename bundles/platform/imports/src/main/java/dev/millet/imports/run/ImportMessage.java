package dev.millet.imports.run;

import dev.millet.api.imports.RefusedRowException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines that an import answers with. */
public final class ImportMessage {

  private ImportMessage() {}

  /** Is told how an import goes, with the records below. */
  @FunctionalInterface
  public interface Listener {
    /** Takes one message; what it throws ends the import. */
    void tell(Object message) throws java.io.IOException;
  }

  /**
   * The progress so far.
   *
   * @param lines lines done
   * @param bytes bytes of the file done
   */
  public record Progress(String type, long lines, long bytes) {
    Progress(long lines, long bytes) {
      this("progress", lines, bytes);
    }
  }

  /**
   * Something of a line was not taken.
   *
   * @param column the number of the column, from 1; null where the file has none, or for the whole
   *     line
   * @param field the column's name, or the path of the field, such as {@code comments[2].at}; empty
   *     for the whole line
   * @param reason why, in English
   * @param code tells the reasons apart
   * @param arguments what the reason names
   */
  public record Refusal(
      String type,
      long line,
      Integer column,
      String field,
      String reason,
      String code,
      List<String> arguments) {

    static Refusal of(RefusedRowException refused) {
      return new Refusal(
          "refusal",
          refused.line(),
          refused.column() == 0 ? null : refused.column(),
          refused.field(),
          refused.reason().text(),
          refused.reason().code(),
          refused.reason().arguments());
    }
  }

  /**
   * The form that the file was taken for; the first line.
   *
   * @param format the word of the format
   * @param charset its encoding
   */
  public record Reading(String type, String format, String charset) {
    Reading(String format, String charset) {
      this("reading", format, charset);
    }
  }

  /** Something of the file as a whole is left out. */
  public record Warning(String type, String reason) {
    Warning(String reason) {
      this("warning", reason);
    }
  }

  /** The import ended before the end of the file; repeating it goes on where it ended. */
  public record Failure(String type, long line, String reason) {
    Failure(long line, String reason) {
      this("failure", line, reason);
    }
  }

  /** The outcome for the things of one kind. */
  public record Counted(long made, long changed, long unchanged, long refused) {}

  /**
   * The outcome of the whole import. In JSON each kind and each total is a field of its own.
   *
   * @param products how many products were made
   * @param kinds the outcome for each kind of thing, in its order
   * @param totals the numbers that the module tells beside them
   * @param leftOut what the file had that is not kept, and how often
   * @param adjusted what is kept in another form, and how often
   */
  public record Summary(
      boolean dryRun,
      long lines,
      long products,
      Map<String, Counted> kinds,
      Map<String, Long> totals,
      Map<String, Long> leftOut,
      Map<String, Long> adjusted) {

    /** Returns what programs get. */
    public Map<String, Object> toJson() {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("type", "summary");
      json.put("dryRun", dryRun);
      json.put("lines", lines);
      json.put("products", products);
      json.putAll(kinds);
      json.putAll(totals);
      json.put("leftOut", leftOut);
      json.put("adjusted", adjusted);
      return json;
    }
  }
}
