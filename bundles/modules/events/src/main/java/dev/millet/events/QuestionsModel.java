package dev.millet.events;

import dev.millet.api.forms.Input;
import dev.millet.events.question.Question;
import java.util.List;

/**
 * The model of the page on which hosts ask something.
 *
 * @param input the form to add a question
 */
public record QuestionsModel(Event event, List<Question> questions, Input<?> input) {}
