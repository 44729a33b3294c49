package dev.millet.points.draws;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;

/** Refuses what does not fit how far a draw is. */
final class DrawProblems {

  private static final int CONFLICT = 409;

  private DrawProblems() {}

  static ProblemException unknown() {
    return Problem.notFound("There is no such draw.").toException();
  }

  static ProblemException notOpen() {
    return of("not-open", "The list is closed", "Nobody can enter any more.");
  }

  static ProblemException full() {
    return of("full", "The list is full", "A draw takes 65,536 entries.");
  }

  static ProblemException empty() {
    return of("empty", "Nobody takes part", "Wait until somebody enters, or cancel the draw.");
  }

  static ProblemException late() {
    return of(
        "late",
        "The random numbers are out already",
        "A list that is closed after its numbers proves nothing. Cancel it, announce another.");
  }

  static ProblemException notClosed() {
    return of("not-closed", "The list is open", "Close the list before you draw.");
  }

  static ProblemException early() {
    return of(
        "early", "The random numbers are not out yet", "Wait for the moment that was announced.");
  }

  static ProblemException done() {
    return of("done", "The draw is decided", "Nothing can change its result.");
  }

  static ProblemException cancelled() {
    return of("cancelled", "The draw is cancelled", "Announce another one.");
  }

  static ProblemException notEntered() {
    return Problem.notFound("You are not on the list of this draw.").toException();
  }

  static ProblemException elsewhere(Draw draw) {
    return of(
        "elsewhere", "Places are given elsewhere", "Take part on the page " + draw.owner().path());
  }

  /** Refuses what members or the team do to the draw of a module. */
  static void requireOwn(Draw draw) {
    if (!draw.isOwn()) {
      throw elsewhere(draw);
    }
  }

  private static ProblemException of(String what, String title, String detail) {
    return Problem.of(CONFLICT, "points.draw-" + what, title, detail).toException();
  }
}
