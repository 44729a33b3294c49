package dev.millet.events;

import dev.millet.api.gateway.Problem;
import dev.millet.events.question.GivenAnswers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The registration that a program sends.
 *
 * @param guests how many others come along; left out for none
 * @param category the id of one of the event; left out where it has none
 * @param shown whether the event's page may name the member
 * @param answers to the questions of the event; left out for none
 */
record RegistrationRequest(
    Integer guests, Long category, Boolean shown, List<GivenAnswer> answers) {

  /** An answer to the question with this id; {@code yes} agrees to one of the type consent. */
  record GivenAnswer(long question, String answer) {}

  NewRegistration registration() {
    return NewRegistration.RULES.check(new NewRegistration(guests, category, shown));
  }

  GivenAnswers given() {
    return given(answers);
  }

  /** Returns answers by their question. */
  static GivenAnswers given(List<GivenAnswer> answers) {
    Map<Long, String> texts = new HashMap<>();
    for (GivenAnswer each : answers == null ? List.<GivenAnswer>of() : answers) {
      if (each == null || each.answer() == null || texts.containsKey(each.question())) {
        throw Problem.invalid("answers", "unknown", "each answers one question once").toException();
      }
      texts.put(each.question(), each.answer());
    }
    return new GivenAnswers(texts);
  }
}
