package dev.millet.upgrades.overview;

import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.resource.Capability;
import org.osgi.resource.Requirement;

/** Matches requirements with capabilities, as OSGi Core, section 3.3.2 and 3.7.6 say. */
public final class Matching {

  private Matching() {}

  /** Whether a capability of the requirement's namespace fulfils it. */
  public static boolean matches(Requirement requirement, Capability capability) {
    String filter = requirement.getDirectives().get(Constants.FILTER_DIRECTIVE);
    try {
      return requirement.getNamespace().equals(capability.getNamespace())
          && (filter == null
              || FrameworkUtil.createFilter(filter).matches(capability.getAttributes()))
          && namesMandatory(filter, capability);
    } catch (InvalidSyntaxException e) {
      return false;
    }
  }

  private static boolean namesMandatory(String filter, Capability capability) {
    String mandatory = capability.getDirectives().get(Constants.MANDATORY_DIRECTIVE);
    return mandatory == null
        || Stream.of(mandatory.split(","))
            .allMatch(name -> filter != null && filter.contains("(" + name.strip() + "="));
  }
}
