package dev.millet.points.ledger;

import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;

/** The problems with which transfers are refused. */
final class Refusals {

  private Refusals() {}

  static ProblemException notEnough(long balance) {
    return Problem.of(
            409,
            "points.not-enough",
            "There are too few coins",
            "The member has " + balance + " coins.")
        .toException();
  }

  static ProblemException otherContent(String id) {
    return Problem.of(
            409,
            "points.other-content",
            "There is another transfer with this id",
            "The transfer " + id + " was made with other content: take another id.")
        .toException();
  }

  static ProblemException unknown(String id) {
    return Problem.of(404, "points.no-transfer", "Not found", "There is no transfer " + id + ".")
        .toException();
  }

  static ProblemException settled(String id) {
    return Problem.of(
            409,
            "points.settled",
            "It is not pending any more",
            "The transfer " + id + " was settled in the other way, or its time has passed.")
        .toException();
  }

  static ProblemException tooMuch(long left) {
    return Problem.of(
            409,
            "points.too-much",
            "More than was paid",
            "Only " + left + " coins of the payment are left to give back.")
        .toException();
  }

  static ProblemException accountDeleted() {
    return Problem.of(
            403, "members.not-active", "This account cannot write", "The account is deleted.")
        .toException();
  }
}
