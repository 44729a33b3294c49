package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * A reference to the api of a module is optional and dynamic, so that the module can be replaced or
 * be absent; and no module gets its own api or classes as a service, which would bind a standby to
 * its predecessor.
 */
final class ReferencesAreLoose implements Wall {

  private static final List<String> ALWAYS_THERE =
      List.of(
          "java.",
          "javax.",
          "org.osgi.",
          "org.slf4j.",
          "dev.millet.api.",
          "dev.millet.launch.",
          "dev.millet.platform.api.");

  @Override
  public String rule() {
    return "references-are-loose";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    bundle.components().forEach((path, component) -> check(bundle, path, component, violations));
    return violations;
  }

  private void check(Bundle bundle, String path, Element component, List<Violation> violations) {
    NodeList references = component.getElementsByTagName("reference");
    for (int i = 0; i < references.getLength(); i++) {
      Element reference = (Element) references.item(i);
      String api = reference.getAttribute("interface");
      if (bundle.contains(api) && !bundle.platform()) {
        violations.add(
            violation(
                bundle,
                path,
                "gets its own class " + api + " as a service",
                "Make it with new: while two generations stand side by side, the service could"
                    + " come from the other one."));
        continue;
      }
      if (bundle.contains(api) || ALWAYS_THERE.stream().anyMatch(api::startsWith)) {
        continue;
      }
      boolean optional = reference.getAttribute("cardinality").startsWith("0..");
      boolean dynamic = reference.getAttribute("policy").equals("dynamic");
      if (api.startsWith(bundle.name() + ".")) {
        violations.add(
            violation(
                bundle,
                path,
                "refers to its own module's api " + api + " as a service",
                "Inject the implementation: a service could come from the other generation."));
      } else if (!optional || !dynamic) {
        violations.add(
            violation(
                bundle,
                path,
                "the reference to " + api + " is not optional and dynamic",
                "Write @Reference(cardinality = OPTIONAL, policy = DYNAMIC) on a volatile field,"
                    + " and read the field once per use."));
      }
    }
  }

  private Violation violation(Bundle bundle, String path, String found, String remedy) {
    return new Violation(bundle.name(), path, 0, rule(), found, remedy);
  }
}
