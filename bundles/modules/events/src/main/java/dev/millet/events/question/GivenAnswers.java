package dev.millet.events.question;

import dev.millet.api.gateway.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answers that somebody gives who registers, by the id of the question.
 *
 * @param texts as they were typed
 */
public record GivenAnswers(Map<Long, String> texts) {

  /** No answers. */
  public static final GivenAnswers NONE = new GivenAnswers(Map.of());

  public GivenAnswers {
    texts = Map.copyOf(texts);
  }

  /** Returns what was typed for a question; empty for nothing. */
  public String to(Question question) {
    return texts.getOrDefault(question.id(), "");
  }

  /**
   * Returns the answers to these questions, tidied; those that were left empty are left out.
   *
   * @throws dev.millet.api.gateway.ProblemException 422 that names every answer that cannot be
   *     taken
   */
  public List<Answer> checked(List<Question> questions) {
    Map<Question, String> tidied = new LinkedHashMap<>();
    questions.forEach(each -> tidied.put(each, Question.tidied(to(each))));
    List<Problem.Field> refused = new ArrayList<>();
    tidied.forEach((question, text) -> question.refusal(text).ifPresent(refused::add));
    for (long id : texts.keySet()) {
      if (questions.stream().noneMatch(each -> each.id() == id)) {
        refused.add(new Problem.Field("answers", "unknown", "there is no question " + id));
      }
    }
    if (!refused.isEmpty()) {
      throw Problem.invalid(refused).toException();
    }
    return tidied.entrySet().stream()
        .filter(each -> !each.getValue().isEmpty())
        .map(each -> new Answer(each.getKey(), each.getValue()))
        .toList();
  }
}
