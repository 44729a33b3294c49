package dev.millet.launcher.framework;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRequirement;

/** Puts what a bundle requires into words. */
final class Requirement {

  private static final Pattern ATTRIBUTE = Pattern.compile("\\(([\\w.-]+)(>=|<=|=)([^()]*)\\)");

  private Requirement() {}

  static String inWords(BundleRequirement requirement) {
    String namespace = requirement.getNamespace();
    String filter = requirement.getDirectives().getOrDefault("filter", "");
    return switch (namespace) {
      case PackageNamespace.PACKAGE_NAMESPACE -> "the package " + nameAndVersion(namespace, filter);
      case "osgi.ee" -> "Java: " + filter;
      case "osgi.wiring.bundle", "osgi.wiring.host" ->
          "the bundle " + nameAndVersion(namespace, filter);
      case "osgi.extender" -> "the extender " + nameAndVersion(namespace, filter);
      default -> namespace + " " + filter;
    };
  }

  private static String nameAndVersion(String namespace, String filter) {
    String name = filter;
    StringBuilder version = new StringBuilder();
    Matcher attributes = ATTRIBUTE.matcher(filter);
    while (attributes.find()) {
      if (attributes.group(1).equals(namespace)) {
        name = attributes.group(3);
      } else if (attributes.group(1).endsWith("version")) {
        boolean below = attributes.group(2).equals("<=") || negated(filter, attributes.start());
        version.append(version.length() == 0 ? ", version " : " and ");
        version.append(below ? "below " : "at least ").append(attributes.group(3));
      }
    }
    return name + version;
  }

  private static boolean negated(String filter, int start) {
    return start >= 2 && filter.startsWith("(!", start - 2);
  }
}
