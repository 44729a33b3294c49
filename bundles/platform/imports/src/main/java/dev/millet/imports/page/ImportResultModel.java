package dev.millet.imports.page;

import dev.millet.api.pages.View;
import dev.millet.imports.run.ImportMessage.Refusal;
import dev.millet.imports.run.ImportMessage.Summary;
import java.util.List;
import java.util.Map;

/**
 * The result of an import or of its check.
 *
 * @param texts the texts of the module
 * @param uploaded the file
 * @param dryRun whether it was only checked
 * @param values what was chosen in the form, to be sent again
 * @param outcome what the import told; null while it runs
 */
public record ImportResultModel(
    TextsOfModule texts,
    String place,
    StagedFiles.Staged uploaded,
    boolean dryRun,
    Map<String, String> values,
    Outcome outcome) {

  /**
   * The outcome that an import told.
   *
   * @param warnings what of the file as a whole is left out
   * @param refusals the first refused rows
   * @param refused how many there are in all
   * @param summary null where it ended early
   * @param failure why it ended early; null where it did not
   */
  public record Outcome(
      List<String> warnings,
      List<Refusal> refusals,
      long refused,
      Summary summary,
      String failure) {}

  /**
   * The progress of an import.
   *
   * @param lines lines done
   * @param percent of the file's bytes
   */
  public record Bar(long lines, int percent) {}

  public String path() {
    return place + "/import/" + uploaded.token();
  }

  public String name() {
    return uploaded.name();
  }

  /** Returns why a row was refused: a reason of all imports, else one of the module's own. */
  public String reason(View view, Refusal refusal) {
    String key = "refusal." + refusal.code();
    Object[] arguments = refusal.arguments().toArray();
    String text = view.text(key, arguments);
    return text.startsWith("??") ? texts.of(key, arguments) : text;
  }
}
