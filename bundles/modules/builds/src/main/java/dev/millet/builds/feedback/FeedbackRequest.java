package dev.millet.builds.feedback;

import dev.millet.api.forms.Rules;

/**
 * An answer to be given.
 *
 * @param answer {@code works} or {@code broken}
 * @param device may be empty
 * @param note may be empty
 */
public record FeedbackRequest(String answer, String device, String note) {

  /** The rules of an answer. */
  public static final Rules<FeedbackRequest> RULES =
      Rules.of(FeedbackRequest.class)
          .choice("answer", Answer.WORKS.word(), Answer.BROKEN.word())
          .line("device", 0, 80, "Millet 2")
          .text("note", 0, 1_000, "Still dark after an update from 172.");
}
