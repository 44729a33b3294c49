package dev.millet.suggestions.imports;

import dev.millet.suggestions.imports.ImportMessage.Failure;
import dev.millet.suggestions.imports.ImportMessage.Progress;
import dev.millet.suggestions.imports.ImportMessage.Refusal;
import dev.millet.suggestions.imports.ImportMessage.Summary;
import dev.millet.suggestions.imports.ImportMessage.Warning;
import dev.millet.suggestions.imports.ImportRun.Listener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Gathers what an import tells, for its page: the first refusals, and all of them in a file. */
final class ImportProgress implements Listener {

  private static final int SHOWN = 50;

  /** Is told how far it is. */
  interface Bar {
    void reach(long lines, int percent);
  }

  private final StagedFiles.Staged staged;
  private final ReportFile report;
  private final Bar bar;
  private final List<String> warnings = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();
  private long refused;
  private int shown = -1;
  private Summary summary;
  private String failure;

  ImportProgress(StagedFiles.Staged staged, ReportFile report, Bar bar) {
    this.staged = staged;
    this.report = report;
    this.bar = bar;
  }

  @Override
  public void tell(Object message) throws IOException {
    if (message instanceof Progress progress) {
      int percent = (int) (progress.bytes() * 100 / Math.max(1, staged.length()));
      if (percent != shown) {
        shown = percent;
        bar.reach(progress.lines(), percent);
      }
    } else if (message instanceof Refusal refusal) {
      refused++;
      report.add(refusal);
      if (refusals.size() < SHOWN) {
        refusals.add(refusal);
      }
    } else if (message instanceof Warning warning) {
      warnings.add(warning.reason());
    } else if (message instanceof Summary end) {
      summary = end;
    } else if (message instanceof Failure early) {
      failure = early.reason();
    }
  }

  void failed(String reason) {
    failure = reason;
  }

  ImportResultModel result(String path, boolean dryRun, Map<String, String> values) {
    return new ImportResultModel(
        path, staged.name(), dryRun, values, warnings, refusals, refused, summary, failure);
  }
}
