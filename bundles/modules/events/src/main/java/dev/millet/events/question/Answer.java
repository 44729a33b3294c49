package dev.millet.events.question;

/** An answer, with the question that it answers. */
public record Answer(Question question, String text) {

  /** Returns whether somebody agreed. */
  public boolean isConsent() {
    return question.type() == QuestionType.CONSENT;
  }

  /** Returns whether only the hosts' page shows it. */
  public boolean isSensitive() {
    return question.isSensitive();
  }
}
