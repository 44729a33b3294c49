package dev.millet.api.pages;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Request;
import dev.millet.api.modules.Contribution;
import dev.millet.api.subjects.Subject;
import java.util.Collections;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Fills a slot on pages of other modules or of the platform.
 *
 * @param slot the slot's name, such as {@link Slots#VOTE} or {@link Slots#HOME}
 * @param order ascending among the fragments of one slot; those of equal order stand by module
 * @param permission who sees it; nobody else has it rendered
 * @param renderer renders for a whole list at once
 */
public record Fragment(String slot, int order, Permission permission, Renderer renderer)
    implements Contribution {

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

  /** Renders a section of a page that is about no subject. */
  @ConsumerType
  @FunctionalInterface
  public interface Section {

    /** Renders; {@link Html#EMPTY} where there is nothing to show. */
    Html render(Request request) throws Exception;
  }

  /** Makes a fragment that everybody sees. */
  public Fragment(String slot, int order, Renderer renderer) {
    this(slot, order, Permission.PUBLIC, renderer);
  }

  /**
   * Returns a fragment for a slot that is about no subject, such as {@link Slots#HOME}.
   *
   * @since 1.2
   */
  public static Fragment section(String slot, int order, Permission permission, Section section) {
    return new Fragment(
        slot,
        order,
        permission,
        (request, subjects) -> Collections.nCopies(subjects.size(), section.render(request)));
  }
}
