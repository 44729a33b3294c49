package dev.millet.walls;

import aQute.bnd.osgi.Analyzer;
import aQute.bnd.osgi.Clazz;
import aQute.bnd.osgi.Descriptors.TypeRef;
import aQute.bnd.osgi.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The packages of a bundle use each other in one direction: no package uses one that it is used by,
 * directly or through others. So each can be read, and taken out, with those below it alone. An
 * exception names an upward arrow, {@code a->b}, by the packages' names behind the bundle's.
 */
final class PackagesHaveADirection implements Wall {

  private static final int SHOWN = 3;

  private final Exceptions exceptions;

  PackagesHaveADirection(Exceptions exceptions) {
    this.exceptions = exceptions;
  }

  @Override
  public String rule() {
    return "packages-have-a-direction";
  }

  @Override
  public List<Violation> check(Bundle bundle) {
    TreeMap<String, TreeMap<String, TreeSet<String>>> uses = uses(bundle);
    TreeMap<String, TreeMap<String, TreeSet<String>>> downward = new TreeMap<>();
    uses.forEach(
        (from, arrows) -> {
          TreeMap<String, TreeSet<String>> kept = new TreeMap<>(arrows);
          kept.keySet().removeIf(to -> exceptions.cover(rule(), bundle, arrow(bundle, from, to)));
          downward.put(from, kept);
        });
    List<Exceptions.Finding> findings = new ArrayList<>();
    uses.forEach(
        (from, arrows) ->
            arrows.forEach(
                (to, classes) -> {
                  boolean listed = !downward.get(from).containsKey(to);
                  if (reaches(listed ? uses : downward, to, from)) {
                    findings.add(finding(bundle, from, to, classes));
                  }
                }));
    return exceptions.apply(rule(), bundle, findings);
  }

  private static boolean reaches(
      Map<String, TreeMap<String, TreeSet<String>>> uses, String from, String to) {
    TreeSet<String> seen = new TreeSet<>();
    List<String> open = new ArrayList<>(List.of(from));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (next.equals(to)) {
        return true;
      }
      if (seen.add(next)) {
        open.addAll(uses.getOrDefault(next, new TreeMap<>()).keySet());
      }
    }
    return false;
  }

  /** Returns who uses whom: package, used package, and an example of each use. */
  private static TreeMap<String, TreeMap<String, TreeSet<String>>> uses(Bundle bundle) {
    TreeMap<String, TreeMap<String, TreeSet<String>>> uses = new TreeMap<>();
    String root = bundle.name().replace('.', '/') + "/";
    try (Analyzer analyzer = new Analyzer()) {
      for (Map.Entry<String, Resource> each : bundle.jar().getResources().entrySet()) {
        if (!each.getKey().startsWith(root) || !each.getKey().endsWith(".class")) {
          continue;
        }
        Clazz type = new Clazz(analyzer, each.getKey(), each.getValue());
        Set<TypeRef> all = type.parseClassFile();
        String from = type.getClassName().getPackageRef().getFQN();
        for (TypeRef used : all) {
          String to = used.getPackageRef().getFQN();
          if (bundle.isOwn(to) && !to.equals(from) && bundle.contains(used.getFQN())) {
            uses.computeIfAbsent(from, ignored -> new TreeMap<>())
                .computeIfAbsent(to, ignored -> new TreeSet<>())
                .add(type.getClassName().getShortName() + " uses " + used.getShortName());
          }
        }
      }
    } catch (Exception e) {
      throw new IllegalStateException("cannot read the classes of " + bundle.name(), e);
    }
    return uses;
  }

  private Exceptions.Finding finding(
      Bundle bundle, String from, String to, TreeSet<String> classes) {
    String arrow = arrow(bundle, from, to);
    String examples = String.join(", ", classes.stream().limit(SHOWN).toList());
    return new Exceptions.Finding(
        arrow,
        new Violation(
            bundle.name(),
            "src/main/java/" + from.replace('.', '/'),
            0,
            rule(),
            "the arrow " + arrow + " lies on a cycle: " + examples,
            "Move the class that both need into a package below both, or hand it in as an"
                + " interface."));
  }

  private static String arrow(Bundle bundle, String from, String to) {
    return inside(bundle, from) + "->" + inside(bundle, to);
  }

  private static String inside(Bundle bundle, String packageName) {
    return packageName.equals(bundle.name())
        ? "."
        : packageName.substring(bundle.name().length() + 1);
  }
}
