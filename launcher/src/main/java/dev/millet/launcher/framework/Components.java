package dev.millet.launcher.framework;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/**
 * Asks Declarative Services what the components of bundles wait for (Compendium 112.10). Its types
 * come from a bundle, which the launcher's class path does not see, hence by reflection.
 */
final class Components {

  private static final String RUNTIME =
      "org.osgi.service.component.runtime.ServiceComponentRuntime";
  private static final int UNSATISFIED_CONFIGURATION = 1;
  private static final int UNSATISFIED_REFERENCE = 2;
  private static final int FAILED_ACTIVATION = 16;

  private final Framework framework;
  private final List<Bundle> bundles;

  Components(Framework framework, List<Bundle> bundles) {
    this.framework = framework;
    this.bundles = bundles;
  }

  /**
   * Returns what keeps components from working: a failed activation, a missing configuration, or a
   * service that no waiting component would give. What merely waits for another one that waits is
   * left out.
   *
   * @return one sentence each; empty where nothing waits
   */
  List<String> waiting() {
    return ask(false);
  }

  /**
   * Returns the components whose activation has failed; nothing that others do will make them work.
   */
  List<String> failed() {
    return ask(true);
  }

  private List<String> ask(boolean onlyFailed) {
    BundleContext context = framework.getBundleContext();
    ServiceReference<?> reference = context.getServiceReference(RUNTIME);
    if (reference == null) {
      return List.of("Declarative Services do not run.");
    }
    try {
      return waiting(context.getService(reference), onlyFailed);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("Declarative Services cannot be asked", e);
    } finally {
      context.ungetService(reference);
    }
  }

  private List<String> waiting(Object runtime, boolean onlyFailed)
      throws ReflectiveOperationException {
    List<Waiting> waiting = new ArrayList<>();
    Set<String> promised = new HashSet<>();
    for (Bundle bundle : bundles) {
      Object asked = Array.newInstance(Bundle.class, 1);
      Array.set(asked, 0, bundle);
      for (Object description : call(runtime, "getComponentDescriptionDTOs", asked)) {
        String name = (String) field(description, "name");
        for (Object component : call(runtime, "getComponentConfigurationDTOs", description)) {
          int state = (int) field(component, "state");
          boolean waits = state == UNSATISFIED_CONFIGURATION || state == UNSATISFIED_REFERENCE;
          if (state == FAILED_ACTIVATION || (waits && !onlyFailed)) {
            waiting.add(new Waiting(bundle, name, state, description, component));
            promised.addAll(List.of((String[]) field(description, "serviceInterfaces")));
          }
        }
      }
    }
    List<String> sentences = new ArrayList<>();
    for (Waiting each : waiting) {
      sentences.addAll(sentences(each, promised));
    }
    return sentences;
  }

  private static List<String> sentences(Waiting component, Set<String> promised)
      throws ReflectiveOperationException {
    String who =
        "The component %s of the bundle %s "
            .formatted(component.name(), component.bundle().getSymbolicName());
    if (component.state() == FAILED_ACTIVATION) {
      return List.of(who + "fails: " + rootCause((String) field(component.dto(), "failure")));
    }
    if (component.state() == UNSATISFIED_CONFIGURATION) {
      return List.of(
          who
              + "waits for the configuration "
              + String.join(", ", (String[]) field(component.description(), "configurationPid"))
              + ".");
    }
    List<String> sentences = new ArrayList<>();
    for (Object missing : (Object[]) field(component.dto(), "unsatisfiedReferences")) {
      String reference = (String) field(missing, "name");
      for (Object declared : (Object[]) field(component.description(), "references")) {
        String wanted = (String) field(declared, "interfaceName");
        if (field(declared, "name").equals(reference) && !promised.contains(wanted)) {
          Object target = field(missing, "target");
          sentences.add(
              who
                  + "waits for the service "
                  + wanted
                  + (target == null ? "." : " " + target + "."));
        }
      }
    }
    return sentences;
  }

  /** Returns the last cause of a printed stack trace, which says most. */
  private static String rootCause(String stackTrace) {
    if (stackTrace == null) {
      return "no reason is given.";
    }
    String cause = stackTrace.lines().findFirst().orElse("");
    for (String line : stackTrace.lines().toList()) {
      if (line.startsWith("Caused by: ")) {
        cause = line.substring("Caused by: ".length());
      }
    }
    return cause.endsWith(".") ? cause : cause + ".";
  }

  private static Collection<?> call(Object target, String method, Object argument)
      throws ReflectiveOperationException {
    for (var candidate : target.getClass().getClassLoader().loadClass(RUNTIME).getMethods()) {
      if (candidate.getName().equals(method)) {
        return (Collection<?>) candidate.invoke(target, argument);
      }
    }
    throw new NoSuchMethodException(method);
  }

  private static Object field(Object dto, String name) throws ReflectiveOperationException {
    return dto.getClass().getField(name).get(dto);
  }

  private record Waiting(Bundle bundle, String name, int state, Object description, Object dto) {}
}
