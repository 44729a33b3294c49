package dev.millet.events.question;

import dev.millet.api.database.Database;
import dev.millet.api.database.Table;
import dev.millet.api.gateway.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * The questions and answers in the database. Every method runs in the transaction of the given
 * handle; what changes them runs under the lock of the event's row.
 */
public final class QuestionStore {

  /** The most questions of an event. */
  public static final int MAX_QUESTIONS = 10;

  /** How long after an event answers are kept that concern health or a child. */
  public static final Duration KEPT = Duration.ofDays(14);

  private final Table<Question> questions;
  private final Table<AnswerRow> answers;

  /**
   * An answer, as a row of {@code events_answers}.
   *
   * @param eraseAt when it is erased; null where it stays as long as the registration
   */
  record AnswerRow(
      long registrationId, long questionId, long eventId, String answer, Instant eraseAt) {}

  public QuestionStore(Database database) {
    this.questions = database.table("events_questions", Question.class).generated("id");
    this.answers =
        database.table("events_answers", AnswerRow.class).key("registration_id", "question_id");
  }

  /** Reads the questions of an event, in the order in which they were added. */
  public List<Question> of(Handle handle, long event) {
    return questions.select(
        handle,
        "SELECT <columns> FROM events_questions WHERE event_id = :event ORDER BY event_id, id",
        query -> query.bind("event", event));
  }

  /** Finds a question of an event. */
  public Optional<Question> find(Handle handle, long event, long question) {
    return questions.find(handle, question).filter(each -> each.eventId() == event);
  }

  /**
   * Adds a question.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where the event has ten already
   */
  public Question add(Handle handle, long event, NewQuestion typed) {
    if (of(handle, event).size() >= MAX_QUESTIONS) {
      throw Problem.of(
              409,
              "events.too-many-questions",
              "There are too many questions",
              "An event has at most " + MAX_QUESTIONS + ". Remove one first.")
          .toException();
    }
    return questions.insert(handle, typed.row(event));
  }

  /** Asks what another event asks. */
  public void copy(Handle handle, long from, long to) {
    for (Question each : of(handle, from)) {
      questions.insert(
          handle,
          new Question(0, to, each.type(), each.wording(), each.choices(), each.required()));
    }
  }

  /** Removes a question with its answers. */
  public void remove(Handle handle, Question question) {
    handle
        .createUpdate(
            "DELETE FROM events_answers WHERE event_id = :event AND question_id = :question")
        .bind("event", question.eventId())
        .bind("question", question.id())
        .execute();
    questions.delete(handle, question.id());
  }

  /**
   * Keeps the answers of a registration in the place of those before.
   *
   * @param ends when the event ends
   */
  public void answer(
      Handle handle, long registration, long event, List<Answer> given, Instant ends) {
    forget(handle, registration);
    for (Answer each : given) {
      answers.insert(
          handle,
          new AnswerRow(
              registration,
              each.question().id(),
              event,
              each.text(),
              each.isSensitive() ? ends.plus(KEPT) : null));
    }
  }

  /** Reads the answers of a registration, in the order of the questions. */
  public List<Answer> answers(Handle handle, long event, long registration) {
    return answers(handle, event, List.of(registration)).getOrDefault(registration, List.of());
  }

  /** Reads the answers of registrations for an event, in the order of the questions. */
  public Map<Long, List<Answer>> answers(
      Handle handle, long event, Collection<Long> registrations) {
    if (registrations.isEmpty()) {
      return Map.of();
    }
    Map<Long, Question> known =
        of(handle, event).stream().collect(Collectors.toMap(Question::id, Function.identity()));
    Map<Long, List<Answer>> found = new HashMap<>();
    answers
        .select(
            handle,
            """
            SELECT <columns> FROM events_answers WHERE registration_id IN (<registrations>)
             ORDER BY registration_id, question_id
            """,
            query -> query.bindList("registrations", List.copyOf(registrations)))
        .forEach(
            row ->
                found
                    .computeIfAbsent(row.registrationId(), id -> new ArrayList<>())
                    .add(new Answer(known.get(row.questionId()), row.answer())));
    return found;
  }

  /** Erases the answers of a registration. */
  public void forget(Handle handle, long registration) {
    handle
        .createUpdate("DELETE FROM events_answers WHERE registration_id = :registration")
        .bind("registration", registration)
        .execute();
  }

  /** Has answers of an event erased by its new end. */
  public void moved(Handle handle, long event, Instant ends) {
    handle
        .createUpdate(
            """
            UPDATE events_answers SET erase_at = :at
             WHERE event_id = :event AND erase_at IS NOT NULL
            """)
        .bind("at", ends.plus(KEPT))
        .bind("event", event)
        .execute();
  }

  /**
   * Erases some of the answers whose time has come.
   *
   * @return whether none is left
   */
  public boolean eraseDue(Handle handle, Instant now, int most) {
    List<AnswerRow> due =
        answers.select(
            handle,
            """
            SELECT <columns> FROM events_answers WHERE erase_at <= :now
             ORDER BY erase_at FETCH FIRST :most ROWS ONLY
            """,
            query -> query.bind("now", now).bind("most", most));
    due.forEach(each -> answers.delete(handle, each.registrationId(), each.questionId()));
    return due.size() < most;
  }
}
