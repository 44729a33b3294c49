package dev.millet.api.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fills a slot in another module's API answers.
 *
 * @param slot the slot's name, such as {@code subject.vote}
 * @param field the name under which the part stands in the answer, usually the module's
 * @param source makes the parts for a whole list at once
 */
public record AnswerPart(String slot, String field, Source source) implements Contribution {

  /** Makes the parts for a list of subjects. */
  @ConsumerType
  @FunctionalInterface
  public interface Source {

    /**
     * Makes the parts.
     *
     * @param subjects one or more
     * @return as many records, in the same order; null where there is nothing to say
     */
    List<?> parts(Request request, List<Subject> subjects) throws Exception;
  }

  @Override
  public String identity() {
    return slot + "#" + field;
  }
}
