package dev.millet.walls;

import java.util.ArrayList;
import java.util.List;

/** Only the platform's own bundles use what they share with one another. */
final class PlatformApiStaysInside implements Wall {

  private static final String PLATFORM_API = "dev.millet.platform.api";

  @Override
  public String rule() {
    return "platform-api-stays-inside";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (bundle.platform() || bundle.name().equals(PLATFORM_API)) {
      return violations;
    }
    for (String imported : bundle.parameters("Import-Package").keySet()) {
      if (imported.startsWith(PLATFORM_API + ".")) {
        violations.add(
            new Violation(
                bundle.name(),
                "META-INF/MANIFEST.MF",
                0,
                rule(),
                "imports " + imported + ", which is the platform's own",
                "Use dev.millet.api: the platform's bundles change the other one together."));
      }
    }
    return violations;
  }
}
