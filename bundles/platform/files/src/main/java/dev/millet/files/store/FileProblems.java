package dev.millet.files.store;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;

/** The problems of files that are asked for. */
final class FileProblems {

  private FileProblems() {}

  static ProblemException unavailable() {
    return Problem.of(
            503,
            "file-unavailable",
            "The file is not available",
            "Its content is missing or damaged. The operator has to restore it.")
        .toException();
  }
}
