package dev.millet.api.subjects;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The lifecycles of subjects of any type, for a module that releases something. Thread-safe.
 *
 * <p>The module that owns a subject may be absent. So whoever releases writes each change down in
 * the same transaction, marks it as applied where there is an answer, and sends the others again
 * later, in their order, in a job for example: a key is applied once. Changes of several subjects
 * are sent in the order of the subjects' ids, so that two writers never wait in a circle.
 *
 * @since 1.5
 */
public final class SubjectLifecycles {

  private final Supplier<List<SubjectLifecycle>> lifecycles;

  /**
   * Makes a view of the lifecycles.
   *
   * @param lifecycles those of the modules that are there now; asked once per use
   */
  public SubjectLifecycles(Supplier<List<SubjectLifecycle>> lifecycles) {
    this.lifecycles = lifecycles;
  }

  /** Returns whether there is a module now that takes changes of subjects of a type. */
  public boolean takes(String type) {
    return lifecycles.get().stream().anyMatch(each -> each.type().equals(type));
  }

  /**
   * Applies a change in the caller's write transaction.
   *
   * @return empty where no module that is there now owns the subject: send it again later
   */
  public Optional<LifecycleResult> apply(LifecycleChange change) {
    for (SubjectLifecycle lifecycle : lifecycles.get()) {
      if (lifecycle.type().equals(change.subject().type())) {
        return Optional.of(lifecycle.apply(change));
      }
    }
    return Optional.empty();
  }
}
