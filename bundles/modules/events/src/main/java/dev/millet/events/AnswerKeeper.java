package dev.millet.events;

import dev.millet.events.question.Answer;
import dev.millet.events.question.GivenAnswers;
import dev.millet.events.question.Question;
import dev.millet.events.question.QuestionStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Keeps the answers of those who register, where they answer what the event asks. */
final class AnswerKeeper {

  private final QuestionStore questions;

  AnswerKeeper(QuestionStore questions) {
    this.questions = questions;
  }

  /**
   * Keeps answers in the place of those before.
   *
   * @param given null for those that are kept, where they are enough
   * @throws dev.millet.api.gateway.ProblemException 422 that names every answer that cannot be
   *     taken, or lacks
   */
  void keep(Handle handle, Event event, Registration registration, GivenAnswers given) {
    List<Question> asked = questions.of(handle, event.id());
    if (asked.isEmpty() && (given == null || given.texts().isEmpty())) {
      return;
    }
    GivenAnswers all = given == null ? kept(handle, registration) : given;
    List<Answer> checked = all.checked(asked);
    questions.answer(handle, registration.id(), event.id(), checked, event.time().endsAt());
  }

  /** Returns the answers of a registration as they could be given once more. */
  GivenAnswers kept(Handle handle, Registration registration) {
    Map<Long, String> texts = new HashMap<>();
    questions
        .answers(handle, registration.eventId(), registration.id())
        .forEach(each -> texts.put(each.question().id(), each.text()));
    return new GivenAnswers(texts);
  }

  void forget(Handle handle, Registration registration) {
    questions.forget(handle, registration.id());
  }
}
