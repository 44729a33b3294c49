package dev.millet.suggestions.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The lines that an import answers with. */
public final class ImportMessage {

  static final String READING = "reading";
  static final String WARNING = "warning";
  static final String PROGRESS = "progress";
  static final String REFUSAL = "refusal";
  static final String SUMMARY = "summary";
  static final String FAILURE = "failure";

  private ImportMessage() {}

  /**
   * The progress so far.
   *
   * @param lines lines done
   * @param bytes bytes of the file done
   */
  public record Progress(String type, long lines, long bytes) {}

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
      List<String> arguments) {}

  /**
   * The form that the file was taken for; the first line.
   *
   * @param format the word of the format
   * @param charset its encoding
   */
  public record Reading(String type, String format, String charset) {}

  /** Something of the file as a whole is left out. */
  public record Warning(String type, String reason) {}

  /** The import ended before the end of the file; repeating it goes on where it ended. */
  public record Failure(String type, long line, String reason) {}

  /** The outcome for the things of one kind. */
  public record Counted(long made, long changed, long unchanged, long refused) {}

  /**
   * The outcome of the whole import.
   *
   * @param products how many products were made
   * @param carriedVotes how many votes the source counts without naming the voters
   * @param leftOut what the file had that is not kept, and how often
   * @param adjusted what is kept in another form, and how often
   */
  public record Summary(
      String type,
      boolean dryRun,
      long lines,
      long products,
      Counted suggestions,
      Counted comments,
      Counted votes,
      long carriedVotes,
      Map<String, Long> leftOut,
      Map<String, Long> adjusted) {

    /** Returns the counts by kind, in their order. */
    Map<String, Counted> byKind() {
      Map<String, Counted> counts = new LinkedHashMap<>();
      counts.put("suggestions", suggestions);
      counts.put("comments", comments);
      counts.put("votes", votes);
      return counts;
    }
  }
}
