package dev.millet.tests.trial;

import dev.millet.api.modules.Contributor;
import dev.millet.tests.Versions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;

/** Builds versions of the module {@code trial}, which is there to be replaced. */
public final class TrialModule {

  public static final String NAME = "trial";
  public static final String BUNDLE = "dev.millet.tests.trial";

  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="trial.part">
        <implementation class="%s"/>
        <service><provide interface="dev.millet.api.modules.Contributor"/></service>
        %s
      </scr:component>
      """;

  private TrialModule() {}

  /** A version that contributes what a class says. */
  public static Versions of(String version, Class<? extends Contributor> contributor)
      throws IOException {
    return jar(version, COMPONENT.formatted(contributor.getName(), ""));
  }

  /** A version that waits for a service that nobody registers. */
  public static Versions waiting(String version) throws IOException {
    String reference = "<reference name=\"oracle\" interface=\"com.example.Oracle\"/>";
    return jar(version, COMPONENT.formatted(Steady.class.getName(), reference));
  }

  /** A version that is steady but for its activator. */
  public static Versions with(String version, Class<? extends BundleActivator> activator)
      throws IOException {
    return of(version, Steady.class).header("Bundle-Activator", activator.getName());
  }

  private static Versions jar(String version, String component) throws IOException {
    Manifest manifest = new Manifest();
    Attributes headers = manifest.getMainAttributes();
    headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    headers.putValue("Bundle-ManifestVersion", "2");
    headers.putValue("Bundle-SymbolicName", BUNDLE);
    headers.putValue("Bundle-Version", version);
    headers.putValue("Millet-Module", NAME);
    headers.putValue("Service-Component", "OSGI-INF/trial.xml");
    headers.putValue(
        "Import-Package",
        "dev.millet.api.gateway,dev.millet.api.jobs,dev.millet.api.journal,dev.millet.api.members,"
            + "dev.millet.api.modules,dev.millet.api.pages,dev.millet.api.subjects,"
            + "org.osgi.framework");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
      for (Class<?> type : classes()) {
        String name = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(name));
        try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
          in.transferTo(out);
        }
      }
    }
    return Versions.of(bytes.toByteArray()).entry("OSGI-INF/trial.xml", component);
  }

  private static List<Class<?>> classes() {
    List<Class<?>> classes =
        new ArrayList<>(List.of(Steady.class, Unsteady.class, Activators.class, EveryPlace.class));
    classes.addAll(Arrays.asList(Unsteady.class.getDeclaredClasses()));
    classes.addAll(Arrays.asList(Activators.class.getDeclaredClasses()));
    return classes;
  }
}
