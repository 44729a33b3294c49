package dev.millet.walls;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Instructions;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A package that changed since the released api has the version that the change asks for (OSGi
 * semantic versioning): otherwise an extension would resolve and fail at its first call.
 */
final class ApiKeepsItsPromises implements Wall {

  private final Path released;

  /**
   * The folder of the released apis, a jar each, named like the bundle; none is checked without.
   */
  ApiKeepsItsPromises(Path released) {
    this.released = released;
  }

  @Override
  public String rule() {
    return "api-keeps-its-promises";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    if (!bundle.isApi() || !Files.isDirectory(released)) {
      return List.of();
    }
    Path baseline = released.resolve(bundle.name() + ".jar");
    if (!Files.exists(baseline)) {
      return List.of(
          violation(
              bundle,
              "has no released api in " + released.getFileName() + "/",
              "Commit one: mvn -q verify -DskipTests -Dwalls.release"));
    }
    return compare(bundle, baseline);
  }

  private List<Violation> compare(Bundle bundle, Path baseline) {
    List<Violation> violations = new ArrayList<>();
    try (Processor processor = new Processor();
        Jar older = new Jar(baseline.toFile())) {
      Baseline comparison = new Baseline(processor, new DiffPluginImpl());
      for (Info change : comparison.baseline(bundle.jar(), older, new Instructions("*"))) {
        if (change.mismatch) {
          violations.add(
              violation(
                  bundle,
                  "the package %s changed (%s) since %s and has the version %s"
                      .formatted(
                          change.packageName,
                          change.packageDiff.getDelta().toString().toLowerCase(Locale.ROOT),
                          change.olderVersion,
                          change.newerVersion),
                  "Set @Version(\""
                      + change.suggestedVersion
                      + "\") in its package-info.java,"
                      + " or take the change back: others are compiled against it."));
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("cannot compare with " + baseline, e);
    }
    return violations;
  }

  private Violation violation(Bundle bundle, String found, String remedy) {
    return new Violation(bundle.name(), "META-INF/MANIFEST.MF", 0, rule(), found, remedy);
  }
}
