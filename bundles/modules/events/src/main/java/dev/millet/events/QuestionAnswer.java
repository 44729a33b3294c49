package dev.millet.events;

import dev.millet.events.question.Answer;
import dev.millet.events.question.Question;
import java.util.List;

/**
 * A question in answers.
 *
 * @param type {@code text}, {@code choice}, {@code dietary}, {@code access}, {@code guardian} or
 *     {@code consent}
 * @param choices of the type choice; empty for others
 */
record QuestionAnswer(
    long id, String type, String question, List<String> choices, boolean required) {

  /** An answer of somebody who registered; {@code yes} where they agreed. */
  record Given(long question, String wording, String answer) {

    static Given of(Answer answer) {
      Question question = answer.question();
      return new Given(question.id(), question.wording(), answer.text());
    }
  }

  static QuestionAnswer of(Question question) {
    return new QuestionAnswer(
        question.id(),
        question.type().word(),
        question.wording(),
        question.options(),
        question.required());
  }
}
