package dev.millet.launcher.imports;

import dev.millet.launcher.ExitCode;
import dev.millet.launcher.LaunchException;
import dev.millet.launcher.run.Console;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The report of refused rows: the first ones at the console, all of them in a file on request. */
final class Report implements AutoCloseable {

  private static final int SHOWN = 20;

  private final String imported;
  private final Path file;
  private final Console console;
  private final ReportForm form;
  private final BufferedWriter writer;
  private long refused;

  /**
   * Opens it.
   *
   * @param imported the name of the file that is imported
   * @param file takes a line for each refused row; null for none
   */
  Report(String imported, Path file, Console console) {
    this.imported = imported;
    this.file = file;
    this.console = console;
    try {
      this.form = file == null ? null : ReportForm.of(file.getFileName().toString());
      this.writer = file == null ? null : Files.newBufferedWriter(file);
      if (writer != null) {
        writer.write(form.head());
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  void add(Refusal refusal) {
    refused++;
    if (refused <= SHOWN) {
      console.error(refusal.inWords(imported));
    }
    if (refused == SHOWN + 1) {
      console.error(
          file == null
              ? "… more rows are refused; --report FILE takes them all"
              : "… more rows are refused; " + file + " has them all");
    }
    if (writer == null) {
      return;
    }
    try {
      writer.write(form.line(imported, refusal));
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  long refused() {
    return refused;
  }

  @Override
  public void close() {
    try {
      if (writer != null) {
        writer.close();
      }
    } catch (IOException e) {
      throw unusable(e);
    }
  }

  private LaunchException unusable(IOException e) {
    return new LaunchException(
        ExitCode.FAILED, "The report %s cannot be written: %s.".formatted(file, e), e);
  }
}
