package dev.millet.upgrades.overview;

import dev.millet.upgrades.problem.ModuleProblem;
import java.util.Optional;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Requirement;

/**
 * A requirement of a bundle that nothing fulfils.
 *
 * @param requirement as the bundle declares it
 */
public record Need(Requirement requirement) {

  /** What is wanted, for example {@code dev.millet.voting.api [1.0.0,2.0.0)}. */
  public String wanted() {
    ModuleProblem problem = problem();
    return String.join(" ", problem.arguments());
  }

  /** The package that is wanted; empty where it is something else. */
  Optional<String> packageName() {
    String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
    return filter == null
        ? Optional.empty()
        : Optional.of(value(filter, "(" + PackageNamespace.PACKAGE_NAMESPACE + "="))
            .filter(name -> !name.isEmpty());
  }

  /** What is missing, in terms that need no knowledge of OSGi filters where possible. */
  ModuleProblem problem() {
    String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
    String wanted = filter == null ? requirement.toString() : filter;
    return switch (requirement.getNamespace()) {
      case PackageNamespace.PACKAGE_NAMESPACE -> ModuleProblem.of("package", versions(wanted));
      case ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE ->
          ModuleProblem.of("java", value(wanted, "(version="));
      default -> ModuleProblem.of("capability", requirement.getNamespace(), wanted);
    };
  }

  /** The name and its versions, out of {@code (&(osgi.wiring.package=a.b)(version>=1.0.0)…)}. */
  private static String versions(String filter) {
    String name = value(filter, "(" + PackageNamespace.PACKAGE_NAMESPACE + "=");
    String below = value(filter, "(!(version>=");
    String least = value(filter.replace("(!(version>=", "(!("), "(version>=");
    if (below.isEmpty()) {
      return least.isEmpty() ? name : name + " " + least;
    }
    return name + " [" + (least.isEmpty() ? "0" : least) + "," + below + ")";
  }

  private static String value(String filter, String start) {
    int at = filter.indexOf(start);
    if (at < 0) {
      return "";
    }
    int from = at + start.length();
    return filter.substring(from, filter.indexOf(')', from));
  }
}
