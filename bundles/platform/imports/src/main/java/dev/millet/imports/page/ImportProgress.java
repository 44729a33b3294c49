package dev.millet.imports.page;

import dev.millet.imports.run.ImportMessage.Failure;
import dev.millet.imports.run.ImportMessage.Listener;
import dev.millet.imports.run.ImportMessage.Progress;
import dev.millet.imports.run.ImportMessage.Refusal;
import dev.millet.imports.run.ImportMessage.Summary;
import dev.millet.imports.run.ImportMessage.Warning;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

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

  ImportResultModel.Outcome outcome() {
    return new ImportResultModel.Outcome(warnings, refusals, refused, summary, failure);
  }
}
