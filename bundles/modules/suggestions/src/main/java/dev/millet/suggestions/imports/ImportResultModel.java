package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Refusal;
import java.util.List;
import java.util.Map;

/**
 * The result of an import or of its check.
 *
 * @param values what was chosen in the form, to be sent again
 * @param warnings what of the file as a whole is left out
 * @param refusals the first refused rows
 * @param refused how many there are in all
 * @param summary null where it ended early
 * @param failure why it ended early; null where it did not
 */
public record ImportResultModel(
    String path,
    String name,
    boolean dryRun,
    Map<String, String> values,
    List<String> warnings,
    List<Refusal> refusals,
    long refused,
    ImportMessage.Summary summary,
    String failure) {

  /**
   * The progress of an import.
   *
   * @param lines lines done
   * @param percent of the file's bytes
   */
  public record Bar(long lines, int percent) {}

  /** Returns the outcome for the things of each kind; only where there is a summary. */
  public Map<String, ImportMessage.Counted> counts() {
    return summary.byKind();
  }
}
