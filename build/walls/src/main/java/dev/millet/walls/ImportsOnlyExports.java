package dev.millet.walls;

import aQute.bnd.header.Parameters;
import aQute.bnd.osgi.Jar;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * A bundle uses a neighbour's package only where an api bundle or a library exports it, and carries
 * no copy of a neighbour's classes. A library that exports nothing and runs nothing can only be
 * carried.
 */
final class ImportsOnlyExports implements Wall {

  /** Headers of bundles that others can meet. */
  private static final List<String> MET =
      List.of("Export-Package", "Service-Component", "Bundle-Activator", Bundle.MODULE);

  @Override
  public String rule() {
    return "imports-only-exports";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    List<Violation> violations = new ArrayList<>();
    if (!bundle.isProvider() && !bundle.isApi()) {
      return violations;
    }
    TreeSet<String> exported = new TreeSet<>(bundle.ownExports());
    TreeSet<String> carried = new TreeSet<>();
    for (Path path : bundle.classpath()) {
      exported.addAll(exportsOf(path));
      carried.addAll(packagesOfLibrary(path));
    }
    for (String imported : bundle.parameters("Import-Package").keySet()) {
      if (imported.startsWith(bundle.vendor()) && !exported.contains(imported)) {
        violations.add(
            violation(
                bundle,
                "META-INF/MANIFEST.MF",
                "imports " + imported + ", which no api bundle exports"));
      }
    }
    for (String path : bundle.jar().getResources().keySet()) {
      int slash = path.lastIndexOf('/');
      String packageName = slash < 0 ? "" : path.substring(0, slash).replace('/', '.');
      if (path.endsWith(".class")
          && packageName.startsWith(bundle.vendor())
          && !bundle.isOwn(packageName)
          && !carried.contains(packageName)) {
        violations.add(violation(bundle, path, "carries a class of another bundle"));
      }
    }
    return violations;
  }

  private Violation violation(Bundle bundle, String file, String found) {
    return new Violation(
        bundle.name(),
        file,
        0,
        rule(),
        found,
        "Modules meet in offers, the journal and slots only: use the api of the other module.");
  }

  /** Returns the packages of a jar that neither exports nor runs anything; none for others. */
  private static Collection<String> packagesOfLibrary(Path path) {
    try (Jar jar = new Jar(path.toFile())) {
      boolean library =
          jar.getManifest() == null
              || MET.stream().allMatch(header -> header(jar, header).isEmpty());
      return library ? jar.getPackages() : List.of();
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }

  private static String header(Jar jar, String name) {
    try {
      String value = jar.getManifest().getMainAttributes().getValue(name);
      return value == null ? "" : value;
    } catch (Exception e) {
      throw new IllegalStateException(jar.getName() + " has no readable manifest", e);
    }
  }

  private static Collection<String> exportsOf(Path path) {
    try (Jar jar = new Jar(path.toFile())) {
      if (jar.getManifest() == null) {
        return List.of();
      }
      String header = jar.getManifest().getMainAttributes().getValue("Export-Package");
      return new Parameters(header == null ? "" : header).keySet();
    } catch (Exception e) {
      throw new IllegalStateException("cannot read " + path, e);
    }
  }
}
