package dev.millet.platform.api.modules;

import dev.millet.api.gateway.Route;
import dev.millet.api.jobs.Job;
import dev.millet.api.journal.Subscription;
import dev.millet.api.members.MemberData;
import dev.millet.api.modules.Contribution;
import dev.millet.api.notices.NoticeType;
import java.util.Collection;
import java.util.Optional;

/**
 * Keeps modules to names of their own: what begins with another module's name would be taken for
 * that module's by everybody who reads it, and would stand in its way.
 */
public final class Namespaces {

  private static final String API = "/api/v1/";

  private Namespaces() {}

  /**
   * Finds a contribution under the name of another module: a route such as {@code /voting/all} or
   * {@code /api/v1/voting/all}, a subscription, a job or a type of notices such as {@code
   * voting.tidy}, the section {@code voting} of what is kept about members.
   *
   * @param module the contributing module's name
   * @param others the names of the other modules
   * @return a sentence for the module's maker; empty if absent
   */
  public static Optional<String> foreign(
      String module, Collection<Contribution> contributions, Collection<String> others) {
    return contributions.stream()
        .flatMap(each -> foreign(module, each, others).stream())
        .findFirst();
  }

  private static Optional<String> foreign(
      String module, Contribution contribution, Collection<String> others) {
    String name = name(contribution);
    String owner = owner(name);
    return !owner.equals(module) && others.contains(owner)
        ? Optional.of(
            "%s belongs to the module %s; the names of %s begin with its own"
                .formatted(name, owner, module))
        : Optional.empty();
  }

  private static String name(Contribution contribution) {
    if (contribution instanceof MemberData data) {
      return data.section();
    }
    if (contribution instanceof NoticeType type) {
      return type.key();
    }
    if (contribution instanceof Route route) {
      return route.template();
    }
    if (contribution instanceof Subscription subscription) {
      return subscription.name();
    }
    return contribution instanceof Job job ? job.name() : "";
  }

  /** The first segment of a path, or what stands before the first dot. */
  private static String owner(String name) {
    if (!name.startsWith("/")) {
      return name.split("\\.", 2)[0];
    }
    String path = name.startsWith(API) ? name.substring(API.length()) : name.substring(1);
    return path.split("/", 2)[0];
  }
}
