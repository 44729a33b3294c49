package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Form;
import dev.millet.api.gateway.Problem;
import dev.millet.events.question.GivenAnswers;
import dev.millet.events.question.Question;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The form to register on its way: its own fields, and the answers to what the event asks.
 *
 * @param errors the codes of what is wrong with answers, by the name of their field
 */
public record RegistrationInput(Input<?> fields, GivenAnswers answers, Map<String, String> errors) {

  private static final String PREFIX = "answers.";

  /** Returns a form into which nobody has typed anything. */
  static RegistrationInput blank() {
    return new RegistrationInput(NewRegistration.RULES.blank(), GivenAnswers.NONE, Map.of());
  }

  /** Reads a form that was sent. */
  static RegistrationInput read(Input<NewRegistration> fields, Form form) {
    Map<Long, String> texts = new HashMap<>();
    for (String name : form.fields().keySet()) {
      String id = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : "";
      if (!id.isEmpty()) {
        Event.number(id).ifPresent(number -> texts.put(number, form.value(name)));
      }
    }
    return new RegistrationInput(fields, new GivenAnswers(texts), Map.of());
  }

  /** Returns the same with the errors of a problem. */
  RegistrationInput refused(Problem problem) {
    Map<String, String> wrong = new HashMap<>();
    Input<?> all = fields;
    for (Problem.Field field : problem.fields()) {
      if (field.name().startsWith("answers")) {
        wrong.put(field.name(), field.code());
      } else {
        all = all.refused(field.name(), field.code(), field.detail());
      }
    }
    if (!wrong.isEmpty()) {
      all = all.refused(Problem.of(422, "events.answers", problem.title(), problem.detail()));
    }
    return new RegistrationInput(all, answers, wrong);
  }

  RegistrationInput answering(GivenAnswers others) {
    return new RegistrationInput(fields, others, errors);
  }

  boolean hasErrors() {
    return fields.hasErrors();
  }

  /** Returns the questions as the form shows them. */
  List<Asked> asked(List<Question> questions) {
    return questions.stream()
        .map(each -> new Asked(each, answers.to(each), errors.getOrDefault(each.field(), "")))
        .toList();
  }

  /**
   * A question in the form.
   *
   * @param typed its answer so far; may be empty
   * @param error the code of what is wrong with it; empty for nothing
   */
  public record Asked(Question question, String typed, String error) {

    /** Returns the id and the name of its field. */
    public String field() {
      return question.field();
    }

    /** Returns the hint below it; empty for none. */
    public String hint() {
      return question.type().isSensitive() ? "question.hint." + question.type().word() : "";
    }
  }
}
