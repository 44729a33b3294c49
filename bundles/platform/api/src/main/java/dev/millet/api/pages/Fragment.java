package dev.millet.api.pages;

import dev.millet.api.gateway.Request;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fills a slot on another module's pages.
 *
 * @param slot the slot's name, such as {@code subject.vote}
 * @param order ascending among the fragments of one slot
 * @param renderer renders for a whole list at once
 */
public record Fragment(String slot, int order, Renderer renderer) implements Contribution {

  /** Renders a slot for a list of subjects. */
  @ConsumerType
  @FunctionalInterface
  public interface Renderer {

    /**
     * Renders.
     *
     * @param subjects one or more
     * @return as many pieces, in the same order; {@link Html#EMPTY} where there is nothing to show
     */
    List<Html> render(Request request, List<Subject> subjects) throws Exception;
  }
}
