package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;

/**
 * A provider bundle exports no package: whatever is wired to an export would be refreshed, that is
 * stopped, when the provider is replaced.
 */
final class ProviderExportsNothing implements Wall {

  @Override
  public String rule() {
    return "provider-exports-nothing";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (bundle.isProvider()) {
      for (String exported : bundle.parameters("Export-Package").keySet()) {
        violations.add(
            new Violation(
                bundle.name(),
                "META-INF/MANIFEST.MF",
                0,
                rule(),
                "exports the package " + exported,
                "Move what others need to an api bundle (" + bundle.name() + ".api)."));
      }
    }
    return violations;
  }
}
