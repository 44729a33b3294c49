package dev.millet.upgrades.plan;

import dev.millet.upgrades.overview.Matching;
import dev.millet.upgrades.problem.ModuleProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.felix.resolver.Logger;
import org.apache.felix.resolver.ResolverImpl;
import org.osgi.framework.Version;
import org.osgi.framework.namespace.IdentityNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.resource.Capability;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;
import org.osgi.resource.Wiring;
import org.osgi.service.resolver.HostedCapability;
import org.osgi.service.resolver.ResolutionException;
import org.osgi.service.resolver.ResolveContext;

/**
 * Resolves what would be installed beside what runs, without installing it. The resolver is the
 * framework's own, so that it knows the constraints of {@code uses} as well (OSGi Core, section
 * 3.10.5). What is simply missing is better told by {@code BundleDiagnosis}, which names all of it
 * where the resolver ends at the first.
 */
final class TrialResolution extends ResolveContext {

  private static final Pattern PACKAGE = Pattern.compile("package '([^']+)'");

  private final List<Resource> coming;
  private final Collection<? extends Resource> installed;
  private final Map<Resource, Wiring> wirings;
  private final Resource tried;

  private TrialResolution(
      List<Resource> coming,
      Collection<? extends Resource> installed,
      Map<Resource, Wiring> wirings,
      Resource tried) {
    this.coming = coming;
    this.installed = installed;
    this.wirings = wirings;
    this.tried = tried;
  }

  /**
   * Tries each of the resources that come.
   *
   * @param installed those that stay
   * @param wirings of those that are resolved and stay so
   * @return what keeps them from being resolved; empty where nothing does
   */
  static List<ModuleProblem> of(
      List<Resource> coming,
      Collection<? extends Resource> installed,
      Map<Resource, Wiring> wirings) {
    return coming.stream()
        .flatMap(each -> new TrialResolution(coming, installed, wirings, each).refusal().stream())
        .toList();
  }

  private Optional<ModuleProblem> refusal() {
    try {
      new ResolverImpl(new Logger(Logger.LOG_ERROR), null).resolve(this);
      return Optional.empty();
    } catch (ResolutionException e) {
      Matcher named = PACKAGE.matcher(String.valueOf(e.getMessage()));
      return Optional.of(
          named.find()
              ? ModuleProblem.of("uses", name(tried), named.group(1))
              : ModuleProblem.of("unresolved", name(tried)));
    }
  }

  private static String name(Resource resource) {
    return resource.getCapabilities(IdentityNamespace.IDENTITY_NAMESPACE).stream()
        .map(each -> String.valueOf(each.getAttributes().get(IdentityNamespace.IDENTITY_NAMESPACE)))
        .findFirst()
        .orElse("?");
  }

  @Override
  public Collection<Resource> getMandatoryResources() {
    return List.of(tried);
  }

  @Override
  public List<Capability> findProviders(Requirement requirement) {
    List<Capability> found = new ArrayList<>();
    Stream.concat(installed.stream(), coming.stream())
        .flatMap(each -> capabilities(each, requirement.getNamespace()))
        .filter(capability -> Matching.matches(requirement, capability))
        .sorted(this::preferred)
        .forEach(found::add);
    return found;
  }

  private Stream<Capability> capabilities(Resource resource, String namespace) {
    Wiring wiring = wirings.get(resource);
    return (wiring == null
            ? resource.getCapabilities(namespace)
            : wiring.getResourceCapabilities(namespace))
        .stream();
  }

  /** As the framework chooses: what is resolved already, then the newest. */
  private int preferred(Capability one, Capability other) {
    return Comparator.comparing((Capability each) -> !wirings.containsKey(each.getResource()))
        .thenComparing(TrialResolution::version, Comparator.reverseOrder())
        .compare(one, other);
  }

  private static Version version(Capability capability) {
    Object version = capability.getAttributes().get(PackageNamespace.CAPABILITY_VERSION_ATTRIBUTE);
    return version instanceof Version known ? known : Version.emptyVersion;
  }

  @Override
  public int insertHostedCapability(List<Capability> capabilities, HostedCapability hosted) {
    capabilities.add(hosted);
    return capabilities.size() - 1;
  }

  @Override
  public boolean isEffective(Requirement requirement) {
    String effective = requirement.getDirectives().get(Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE);
    return effective == null || effective.equals(Namespace.EFFECTIVE_RESOLVE);
  }

  @Override
  public Map<Resource, Wiring> getWirings() {
    return wirings;
  }
}
